# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares two ISO 2709 files record by record: leader without lengths, fields in order, bytes."""
import sys


def parts(record):
    base = int(record[12:17])
    fields = []
    for at in range(24, base - 1, 12):
        length, start = int(record[at + 3:at + 7]), int(record[at + 7:at + 12])
        fields.append((record[at:at + 3], record[base + start:base + start + length]))
    return record[5:12] + record[17:20], fields


ours, theirs = ([parts(r) for r in open(name, 'rb').read().split(b'\x1d') if r.strip()]
                for name in sys.argv[1:3])
different = [i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b]
for i in different[:3]:
    print(f'record {i + 1}:', ours[i][0], theirs[i][0])
    print('  ours  ', [f for f in ours[i][1] if f not in theirs[i][1]])
    print('  theirs', [f for f in theirs[i][1] if f not in ours[i][1]])
print(f'{len(ours)} and {len(theirs)} records, {len(different)} differ')
sys.exit(len(ours) != len(theirs) or bool(different))
