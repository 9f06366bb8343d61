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
    __m128i high = _mm_setzero_si128();
    __m128i control = _mm_setzero_si128();
    __m128i empty = _mm_setzero_si128();
    // One byte further is read, to see what follows a delimiter. What is at most 1F there may be
    // another control character: the caller looks closely where `emptyCode` is set.
    for (; end - at > 16; at += 16) {
        const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + 1));
        high = _mm_or_si128(high, here);
        control = _mm_or_si128(control, atMost(here, lastControl));
        empty = _mm_or_si128(
            empty, _mm_and_si128(_mm_cmpeq_epi8(here, delimiter), atMost(next, delimiter)));
    }
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
