#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes bibliographic.txt, authority.txt, holdings.txt and codelists.txt of this folder's parent
from compilations of the Library of Congress's MARC 21 pages in Avram form.

    convert.py SOURCES

SOURCES is a folder that holds avram/ (qa-catalogue-marc21-bib.json, qa-catalogue-marc21-authority.json,
marc21_{bibliographic,authority,holdings}_schema.json) and codelists/ (loc-*.tsv). What these lack is in
additions.py beside this script. README.md of the parent folder tells the form and the sources.
"""

import json
import pathlib
import re
import sys

import additions

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent

# Code lists by the address that the sources give; the organisations (16,565, changing daily) stay out.
LIST_NAMES = {
    'countries_code': 'countries', 'language_code': 'languages', 'geoareas': 'geographic-areas',
    'relaterm': 'relators', 'bd048': 'instruments', 'marcauthen': 'authentication',
    'electronaccess': 'electronic-access',
}
LIST_FILES = {
    'countries': 'loc-marc-countries-countries-code.tsv',
    'languages': 'loc-marc-languages-language-code.tsv',
    'geographic-areas': 'loc-marc-geoareas.tsv',
    'relators': 'loc-marc-relators-relaterm.tsv',
    'instruments': 'loc-marc-bibliographic-bd048.tsv',
    'authentication': 'loc-standards-valuelist-marcauthen.tsv',
    'electronic-access': 'loc-standards-valuelist-electronaccess.tsv',
}
NO_LIST = {'orgshome'}

MATERIALS_008 = {
    'All Materials': 'all', 'Books': 'books', 'Computer Files': 'computer', 'Maps': 'maps',
    'Continuing Resources': 'continuing', 'Mixed Materials': 'mixed', 'Music': 'music',
    'Visual Materials': 'visual',
}
CATEGORIES_007 = {
    'Map': 'a', 'Electronic resource': 'c', 'Globe': 'd', 'Tactile material': 'f',
    'Projected graphic': 'g', 'Microform': 'h', 'Nonprojected graphic': 'k', 'Motion picture': 'm',
    'Kit': 'o', 'Notated music': 'q', 'Remote-sensing image': 'r', 'Sound recording': 's',
    'Text': 't', 'Videorecording': 'v', 'Unspecified': 'z',
}


def load(name):
    return json.loads((SOURCES / 'avram' / name).read_text(encoding='utf-8'))


def clean(label):
    """The name without the marks of age, and whether it has one."""
    obsolete = 'OBSOLETE' in label
    name = re.sub(r'\s*\[(OBSOLETE|CAN/MARC|USMARC)[^\]]*\]', '', label)
    name = name.replace('\u2019', "'").replace('--', ' - ')
    return re.sub(r'\s+', ' ', name).strip(), obsolete


def list_name(address):
    base = address.split('#')[0].rstrip('/').rsplit('/', 1)[-1].removesuffix('.html')
    if base in NO_LIST or '#' in address:
        return ''
    return LIST_NAMES.get(base, base)


def codes_of(entry):
    """Avram's codes as (code, name, obsolete), whichever of the two spellings the source has."""
    found = []
    for code, value in (entry.get('codes') or {}).items():
        label = value if isinstance(value, str) else value['label']
        old = not isinstance(value, str) and bool(value.get('deprecated'))
        name, marked = clean(label)
        found.append((code, name, old or marked))
    return found


def spelled(code):
    return code.replace(' ', '#')


def code_lines(codes, indent):
    """Runs of digits that mean the same become one line."""
    lines, i = [], 0
    codes = sorted(codes, key=lambda c: (c[2], c[0]))
    while i < len(codes):
        j = i
        while (j + 1 < len(codes) and codes[j + 1][1:] == codes[i][1:] and len(codes[j][0]) == 1
               and codes[j][0].isdigit() and codes[j + 1][0].isdigit()
               and int(codes[j + 1][0]) == int(codes[j][0]) + 1):
            j += 1
        code = spelled(codes[i][0]) if i == j else f'{codes[i][0]}-{codes[j][0]}'
        lines.append(f'{indent}{code}{"!" if codes[i][2] else ""} {codes[i][1]}')
        i = j + 1
    return lines


def indicator_lines(number, first, second):
    """first is the source preferred; the other's values are taken where first has none, and where first
    knows a value by an older meaning alone, which went out of use (050 second indicator 0)."""
    entry = first or second or {}
    codes = codes_of(entry)
    label, _ = clean(entry.get('label') or 'Undefined')
    if not codes and second and second is not entry:
        codes = codes_of(second)
    expanded = {}
    for code, name, old in codes:
        for one in additions.expand(code):
            expanded[one] = (one, name, old)
    for code, name, old in codes_of(second or {}):
        for one in additions.expand(code):
            if not old and name != 'Undefined' and one in expanded and expanded[one][2]:
                expanded[one] = (one, name, old)
    if not expanded or label.startswith('Undefined'):
        extra = [c for c in expanded.values() if c[0] != ' ']
        if not extra:
            return []
        for code, name, _ in extra:
            expanded[code] = (code, name, True)
        expanded.setdefault(' ', (' ', 'Undefined', False))
    return [f' {number} {label}'] + code_lines(list(expanded.values()), '  ')


def subfield_lines(tag, first, second):
    merged = {}
    for source in (second or {}, first or {}):
        for code, entry in source.items():
            if len(code) != 1:
                continue
            name, old = clean(entry['label'])
            old = old or bool(entry.get('deprecated'))
            was = merged.get(code)
            if was is not None and old and not was[2]:
                continue  # defined anew since the older meaning went out of use
            repeatable = bool(entry.get('repeatable')) or bool(was and was[1] and not was[2])
            use = entry.get('codes')
            merged[code] = (name, repeatable, old, list_name(use) if isinstance(use, str) else '')
    for code, name in additions.SUBFIELDS.get(tag, {}).items():
        merged.setdefault(code, (name[1], name[0] == 'R', False, ''))

    def order(code):
        return (merged[code][2], code.isdigit(), code)
    lines = []
    for code in sorted(merged, key=order):
        name, repeatable, old, use = merged[code]
        use = additions.SUBFIELD_LISTS.get(f'{tag}${code}', use)
        mark = f' ={use}' if use else ''
        lines.append(f' ${code} {"R" if repeatable else "NR"}{"!" if old else ""}{mark} {name}')
    return lines


def field_lines(tag, first, second):
    name, old = clean((first or second)['label'])
    old = old or tag in additions.OBSOLETE_FIELDS
    repeatable = any(bool(f and f.get('repeatable')) for f in (first, second))
    lines = [f'{tag} {"R" if repeatable else "NR"}{"!" if old else ""} {name}']
    if tag < '010':
        return lines
    for number in ('1', '2'):
        key = 'indicator' + number
        lines += indicator_lines(number, (first or {}).get(key), (second or {}).get(key))
    return lines + subfield_lines(tag, (first or {}).get('subfields'), (second or {}).get('subfields'))


def position_lines(layout, positions):
    lines = []
    for entry in sorted(positions.values(), key=lambda p: p['start']):
        name, _ = clean(entry['label'])
        start, end = entry['start'], entry['end']
        span = f'{start:02}' if start == end else f'{start:02}-{end:02}'
        codes = [c for c in codes_of(entry) if c[0] not in ('[number]',)]
        kind = additions.KINDS.get(f'{layout} {span}')
        if kind is None and name.startswith('Undefined'):
            kind = 'undefined'
        if kind is None:
            longest = max((len(c[0]) for c in codes if '-' not in c[0]), default=0)
            kind = 'codes' if longest == end - start + 1 else f'codes/{longest}'
            if not codes:
                raise SystemExit(f'{layout} {span} {name}: neither codes nor a kind')
            unit = longest
            codes = [c for c in codes if len(c[0]) == unit or re.fullmatch(r'\d+-\d+', c[0])]
        default = additions.DEFAULTS.get(f'{layout} {span}')
        lines.append(f' {span} {kind}{" *" + default if default else ""} {name}')
        if kind.startswith('codes'):
            lines += code_lines(codes, '  ')
    return lines


def layouts(fields, kind):
    lines = ['@ LDR all Leader'] + position_lines(f'{kind} LDR all', fields['LDR']['positions'])
    if kind == 'bibliographic':
        types = fields['006']['types']
        lines += ['@ 006 all Additional material characteristics']
        lines += position_lines('bibliographic 006 all', types['All Materials']['positions'])
        common = fields['007']['types']['Common']['positions']
        lines += ['@ 007 all Physical description'] + position_lines('bibliographic 007 all', common)
        for name, key in sorted(CATEGORIES_007.items(), key=lambda x: x[1]):
            lines += [f'@ 007 {key} {name}']
            lines += position_lines(f'bibliographic 007 {key}', fields['007']['types'][name]['positions'])
        for name, key in MATERIALS_008.items():
            lines += [f'@ 008 {key} {name}']
            lines += position_lines(f'bibliographic 008 {key}', fields['008']['types'][name]['positions'])
    if kind == 'authority':
        lines += ['@ 008 all Authority'] + position_lines('authority 008 all', fields['008']['positions'])
    return lines


def write(name, head, lines):
    text = '\n'.join([f'# {head}', '# Made by tools/convert.py; README.md tells the form and the sources.', '']
                     + lines) + '\n'
    (OUT / name).write_text(text, encoding='utf-8')
    print(f'{name}: {len(lines)} lines, {len(text.encode())} bytes')


def record_kind(kind, first, second):
    lines = []
    tags = {t for t in list(first) + list(second) if re.fullmatch(r'\d\d\d', t)}
    for tag in sorted(tags | set(additions.FIELDS[kind])):
        if tag in additions.FIELDS[kind]:
            lines += additions.FIELDS[kind][tag].strip('\n').split('\n')
        else:
            lines += field_lines(tag, first.get(tag), second.get(tag))
    layout_fields = first if 'LDR' in first else second
    lines += layouts(layout_fields, kind)
    lines += additions.LAYOUTS.get(kind, '').strip('\n').splitlines()
    return lines


def code_lists(used):
    lines = []
    for name, (title, text) in additions.LISTS.items():
        lines += [f'@ {name} {title}'] + [f' {row}' for row in text.strip().split('\n')]
    for name in sorted((used | set(LIST_FILES)) - set(additions.LISTS)):
        path = SOURCES / 'codelists' / LIST_FILES.get(name, f'loc-standards-sourcelist-{name}.tsv')
        lines.append(f'@ {name} {additions.LIST_TITLES.get(name, name.replace("-", " ").capitalize())}')
        for row in path.read_text(encoding='utf-8').splitlines():
            code, _, label = row.partition('\t')
            old = code.startswith('-')
            label, marked = clean(label.replace('External Link', ''))
            # The publisher in brackets is of no help while typing.
            if name not in ('countries', 'languages', 'geographic-areas', 'relators', 'instruments'):
                label = re.sub(r'\s*\([^()]*:[^()]*\)?$', '', label)
            lines.append(f' {code.lstrip("-").strip()}{"!" if old or marked else ""} {label}')
    return lines


def main():
    bib = load('qa-catalogue-marc21-bib.json')['fields']
    bib2 = load('marc21_bibliographic_schema.json')['fields']
    aut = load('qa-catalogue-marc21-authority.json')['fields']
    aut2 = load('marc21_authority_schema.json')['fields']
    hol = load('marc21_holdings_schema.json')['fields']
    files = {
        'bibliographic': record_kind('bibliographic', bib, bib2),
        'authority': record_kind('authority', aut, aut2),
        'holdings': record_kind('holdings', hol, {}),
    }
    used = set()
    for kind, lines in files.items():
        write(f'{kind}.txt', f'MARC 21 {kind} format', lines)
        used |= {m.group(1) for line in lines for m in [re.search(r' =([a-z-]+) ', line)] if m}
    write('codelists.txt', 'MARC code lists', code_lists(used))


if __name__ == '__main__':
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    SOURCES = pathlib.Path(sys.argv[1])
    main()
