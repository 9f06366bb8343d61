// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/bytescan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace colophon::marc {

namespace {

void scanOne(const char *at, const char *end, ByteFacts &facts)
{
    const char c = *at;
    facts.high |= (c & 0x80) != 0;
    facts.control |= c >= 0 && c < 0x1d;
    facts.emptyCode |= c == 0x1f && at + 1 < end && at[1] >= 0 && at[1] <= 0x1f;
    facts.terminators += c == 0x1e || c == 0x1d ? 1 : 0;
}

#if defined(__SSE2__)
__m128i atMost(__m128i bytes, __m128i limit)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, limit), bytes);
}

const char *scanBlocks(const char *at, const char *end, ByteFacts &facts)
{
    const __m128i lastControl = _mm_set1_epi8(0x1c);
    const __m128i delimiter = _mm_set1_epi8(0x1f);
    const __m128i fieldEnd = _mm_set1_epi8(0x1e);
    const __m128i recordEnd = _mm_set1_epi8(0x1d);
    const __m128i one = _mm_set1_epi8(1);
    const __m128i zero = _mm_setzero_si128();
    __m128i terminators = _mm_setzero_si128(); // two sums of eight bytes' each
    __m128i high = _mm_setzero_si128();
    __m128i control = _mm_setzero_si128();
    __m128i empty = _mm_setzero_si128();
    // One byte further is read, to see what follows a delimiter. What is at most 1F there may be
    // another control character: the caller looks closely where `emptyCode` is set.
    for (; end - at > 16; at += 16) {
        const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + 1));
        high = _mm_or_si128(high, here);
        const __m128i ends = _mm_and_si128(
            _mm_or_si128(_mm_cmpeq_epi8(here, fieldEnd), _mm_cmpeq_epi8(here, recordEnd)), one);
        terminators = _mm_add_epi64(terminators, _mm_sad_epu8(ends, zero));
        control = _mm_or_si128(control, atMost(here, lastControl));
        empty = _mm_or_si128(
            empty, _mm_and_si128(_mm_cmpeq_epi8(here, delimiter), atMost(next, delimiter)));
    }
    facts.terminators = _mm_cvtsi128_si64(terminators)
                        + _mm_cvtsi128_si64(_mm_unpackhi_epi64(terminators, terminators));
    facts.high = _mm_movemask_epi8(high) != 0;
    facts.control = _mm_movemask_epi8(control) != 0;
    facts.emptyCode = _mm_movemask_epi8(empty) != 0;
    return at;
}
#else
const char *scanBlocks(const char *at, const char *, ByteFacts &)
{
    return at;
}
#endif

} // namespace

ByteFacts scanBytes(QByteArrayView bytes)
{
    ByteFacts facts;
    const char *const end = bytes.data() + bytes.size();
    const char *at = scanBlocks(bytes.data(), end, facts);
    for (; at != end; ++at)
        scanOne(at, end, facts);
    return facts;
}

} // namespace colophon::marc
