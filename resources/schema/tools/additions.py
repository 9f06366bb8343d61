# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sources of convert.py lack, from the MARC 21 formats (https://www.loc.gov/marc/), in the
form of the files that convert.py writes."""


def expand(code):
    """'1-9' as nine codes; a code of one character as it is."""
    if len(code) == 3 and code[1] == '-' and code[0].isdigit() and code[2].isdigit():
        return [str(n) for n in range(int(code[0]), int(code[2]) + 1)]
    return [code] if len(code) == 1 else []


# Fields that still stand in the lists but are no longer to be used.
OBSOLETE_FIELDS = {'440', '018', '261', '262', '400', '410', '411'}

SUBFIELDS = {}

_OLD = {
    '009': 'NR! Physical Description Fixed-Field for Archival Collection',
    '011': 'NR! Linking Library of Congress Control Number',
    '039': 'NR! Level of Bibliographic Control and Coding Detail',
    '211': 'R! Acronym or Shortened Title',
    '212': 'R! Variant Access Title',
    '214': 'R! Augmented Title',
    '241': 'NR! Romanized Title',
    '265': 'NR! Source for Acquisition/Subscription Address',
    '301': 'NR! Physical Description for Films (Pre-AACR 2)',
    '302': 'NR! Page or Item Count',
    '303': 'NR! Unit Count',
    '304': 'NR! Linear Footage',
    '305': 'NR! Physical Description for Sound Recordings (Pre-AACR 2)',
    '308': 'NR! Physical Description for Films (Archival)',
    '315': 'R! Frequency',
    '350': 'R! Price',
    '359': 'NR! Rental Price',
    '503': 'R! Bibliographic History Note',
    '512': 'R! Earlier or Later Volumes Separately Cataloged Note',
    '517': 'NR! Categories of Films Note (Archival)',
    '523': 'R! Time Period of Content Note',
    '527': 'R! Censorship Note',
    '537': 'R! Source of Data Note',
    '543': 'R! Solicitation Information Note',
    '570': 'R! Editor Note',
    '582': 'R! Related Computer Files Note',
    '652': 'R! Subject Added Entry-Reversed Geographic',
    '680': 'R! PRECIS Descriptor String',
    '681': 'R! PRECIS Subject Indicator Number',
    '683': 'R! PRECIS Reference Indicator Number',
    '705': 'R! Added Entry-Personal Name (Performer)',
    '715': 'R! Added Entry-Corporate Name (Performing Group)',
    '755': 'R! Added Entry-Physical Characteristics',
    '840': 'R! Series Added Entry-Title',
    '851': 'R! Location',
    '870': 'R! Variant Personal Name',
    '871': 'R! Variant Corporate Name',
    '872': 'R! Variant Conference or Meeting Name',
    '873': 'R! Variant Uniform Title Heading',
}

_CONTROL = {
    '001': '001 NR Control Number',
    '003': '003 NR Control Number Identifier',
    '005': '005 NR Date and Time of Latest Transaction',
}

FIELDS = {
    'bibliographic': {
        **_CONTROL,
        '006': '006 R Fixed-Length Data Elements-Additional Material Characteristics',
        '007': '007 R Physical Description Fixed Field',
        '008': '008 NR Fixed-Length Data Elements',
        **{tag: f'{tag} {rest}' for tag, rest in _OLD.items()},
    },
    'authority': {**_CONTROL, '008': '008 NR Fixed-Length Data Elements'},
    'holdings': {
        **_CONTROL,
        '004': '004 NR Control Number for Related Bibliographic Record',
        '007': '007 R Physical Description Fixed Field',
        '008': '008 NR Fixed-Length Data Elements',
    },
}

# Positions that hold no codes: what they hold instead.
_LEADER = {'00-04': 'computed', '12-16': 'computed', '10': 'computed', '11': 'computed',
           '20': 'computed', '21': 'computed', '22': 'computed', '23': 'computed', '09': 'computed'}
KINDS = {
    **{f'{kind} LDR all {span}': how for kind in ('bibliographic', 'authority', 'holdings')
       for span, how in _LEADER.items()},
    'authority LDR all 19': 'undefined',
    'holdings LDR all 19': 'undefined',
    'bibliographic 008 all 00-05': 'date',
    'bibliographic 008 all 07-10': 'year',
    'bibliographic 008 all 11-14': 'year',
    'bibliographic 008 all 15-17': '=countries',
    'bibliographic 008 all 35-37': '=languages',
    'bibliographic 007 h 06-08': 'number',
    'bibliographic 007 m 17-22': 'number',
    'bibliographic 006 all 00': 'codes',
    'bibliographic 008 maps 33-34': 'codes/1',
    'authority 008 all 00-05': 'date',
}

# What a new record begins with, where it is not the blank or the code for "not".
DEFAULTS = {
    'bibliographic LDR all 05': 'n', 'bibliographic LDR all 06': 'a', 'bibliographic LDR all 07': 'm',
    'bibliographic LDR all 18': 'i',
    'authority LDR all 05': 'n', 'authority LDR all 06': 'z', 'authority LDR all 17': 'n',
    'authority LDR all 18': 'i',
    'holdings LDR all 05': 'n', 'holdings LDR all 06': 'x', 'holdings LDR all 17': '1',
    'holdings LDR all 18': 'n',
    'bibliographic 008 all 06': 's', 'bibliographic 008 all 15-17': 'xx#',
    'bibliographic 008 all 35-37': 'und', 'bibliographic 008 all 39': 'd',
    'bibliographic 008 visual 18-20': 'nnn', 'bibliographic 008 visual 34': 'n',
    'bibliographic 008 maps 25': 'a', 'bibliographic 008 music 18-19': 'uu',
    'bibliographic 008 continuing 18': 'u', 'bibliographic 008 continuing 19': 'u',
    'authority 008 all 06': 'n', 'authority 008 all 07': 'n', 'authority 008 all 09': 'a',
    'authority 008 all 10': 'z', 'authority 008 all 11': 'n', 'authority 008 all 12': 'n',
    'authority 008 all 13': 'n', 'authority 008 all 14': 'a', 'authority 008 all 15': 'b',
    'authority 008 all 16': 'b', 'authority 008 all 17': 'n', 'authority 008 all 29': 'n',
    'authority 008 all 31': 'a', 'authority 008 all 32': 'n', 'authority 008 all 33': 'a',
    'authority 008 all 39': 'd',
}

# https://www.loc.gov/marc/holdings/hd008.html. The 007 of holdings is that of the bibliographic format.
LAYOUTS = {'holdings': '''
@ 008 all Holdings
 00-05 date Date entered on file
 06 codes *0 Receipt, acquisition, or access status
  0 Unknown
  1 Other receipt or acquisition status
  2 Received and complete or ceased
  3 On order
  4 Currently received
  5 Not currently received
  6 External access
 07 codes *u Method of acquisition
  c Cooperative or consortial purchase
  d Deposit
  e Exchange
  f Free
  g Gift
  l Legal deposit
  m Membership
  n Non-library purchase
  p Purchase
  q Lease
  u Unknown
  z Other method of acquisition
 08-11 number Expected acquisition end date
 12 codes *8 General retention policy
  0 Unknown
  1 Other general retention policy
  2 Retained except as replaced by updates
  3 Sample issue retained
  4 Retained until replaced by microform
  5 Retained until replaced by cumulation, replacement volume, or revision
  6 Retained for a limited period
  7 Not retained
  8 Permanently retained
 13 codes Policy type
  # No information provided
  l Latest
  p Previous
 14 codes Number of units
  # No information provided
  1-9 Number of units
 15 codes Unit type
  # No information provided
  d Day
  e Edition
  i Issue
  m Month
  s Supplement
  w Week
  y Year
 16 codes *0 Completeness
  0 Other
  1 Complete
  2 Incomplete
  3 Scattered
  4 Not applicable
 17-19 number *001 Number of copies reported
 20 codes *u Lending policy
  a Will lend
  b Will not lend
  c Will lend hard copy only
  l Limited lending policy
  u Unknown
 21 codes *u Reproduction policy
  a Will reproduce
  b Will not reproduce
  u Unknown
 22-24 =languages *und Language
 25 codes *0 Separate or composite copy report
  0 Separate copy report
  1 Composite copy report
 26-31 date Date of report
'''}

LIST_TITLES = {
    'countries': 'Countries', 'languages': 'Languages', 'geographic-areas': 'Geographic areas',
    'relators': 'Relators', 'instruments': 'Instruments and voices',
    'authentication': 'Authentication action', 'electronic-access': 'Electronic access methods',
    'subject': 'Subject heading and term sources', 'genre-form': 'Genre and form sources',
    'classification': 'Classification scheme sources', 'name-title': 'Name and title sources',
    'standard-identifier': 'Standard identifier sources',
    'descriptive-conventions': 'Description conventions',
}

# Lists that a subfield's values are from, where the sources don't say so.
SUBFIELD_LISTS = {
    '041$t': 'languages', '336$b': 'rda-content', '337$b': 'rda-media', '338$b': 'rda-carrier',
    '377$a': 'languages', '040$b': 'languages', '043$a': 'geographic-areas', '044$a': 'countries',
}

# https://www.loc.gov/standards/valuelist/rdacontent.html, rdamedia.html, rdacarrier.html
LISTS = {
    'rda-content': ('RDA content types', '''
crd cartographic dataset
cri cartographic image
crm cartographic moving image
crt cartographic tactile image
crn cartographic tactile three-dimensional form
crf cartographic three-dimensional form
cod computer dataset
cop computer program
ntv notated movement
ntm notated music
prm performed music
snd sounds
spw spoken word
sti still image
tci tactile image
tcm tactile notated music
tcn tactile notated movement
tct tactile text
tcf tactile three-dimensional form
txt text
tdf three-dimensional form
tdm three-dimensional moving image
tdi two-dimensional moving image
xxx other
zzz unspecified'''),
    'rda-media': ('RDA media types', '''
s audio
c computer
h microform
p microscopic
g projected
e stereographic
n unmediated
v video
x other
z unspecified'''),
    'rda-carrier': ('RDA carrier types', '''
sb audio belt
sg audio cartridge
se audio cylinder
sd audio disc
si sound track reel
sq audio roll
sw audio wire reel
ss audiocassette
st audiotape reel
sz other audio carrier
ck computer card
cb computer chip cartridge
cd computer disc
ce computer disc cartridge
ca computer tape cartridge
cf computer tape cassette
ch computer tape reel
cr online resource
cz other computer carrier
ha aperture card
he microfiche
hf microfiche cassette
hb microfilm cartridge
hc microfilm cassette
hd microfilm reel
hj microfilm roll
hh microfilm slip
hg microopaque
hz other microform carrier
pp microscope slide
pz other microscopic carrier
mc film cartridge
mf film cassette
mr film reel
mo film roll
gd filmslip
gf filmstrip
gc filmstrip cartridge
gt overhead transparency
gs slide
mz other projected carrier
eh stereograph card
es stereograph disc
ez other stereographic carrier
no card
nn flipchart
na roll
nb sheet
nc volume
nr object
nz other unmediated carrier
vc video cartridge
vf videocassette
vd videodisc
vr videotape reel
vz other video carrier
zu unspecified'''),
}
