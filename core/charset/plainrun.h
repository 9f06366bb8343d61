// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace colophon::charset {

/// Where the run of bytes ends that can be copied as they are: at a control character (under 20, or
/// 7F), at one of the `stops`, and at a byte of 80 or more where `ascii`. Sixteen bytes a step
/// where the processor can.
template <bool ascii, char... stops> const char *endOfPlainRun(const char *at, const char *end)
{
#if defined(__SSE2__)
    const __m128i blank = _mm_set1_epi8(0x20);
    const __m128i zero = _mm_setzero_si128();
    const __m128i rubout = _mm_set1_epi8(0x7f);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        // Signed: bytes of 80 and more are less than a blank, and than zero.
        __m128i stop = _mm_or_si128(_mm_cmplt_epi8(bytes, blank), _mm_cmpeq_epi8(bytes, rubout));
        if constexpr (!ascii)
            stop = _mm_andnot_si128(_mm_cmplt_epi8(bytes, zero), stop);
        ((stop = _mm_or_si128(stop, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(stops)))), ...);
        const int mask = _mm_movemask_epi8(stop);
        if (mask != 0)
            return at + __builtin_ctz(static_cast<unsigned>(mask));
    }
#endif
    const auto plain = [](char c) {
        return (c >= 0x20 || (!ascii && c < 0)) && c != 0x7f && (... && (c != stops));
    };
    while (at != end && plain(*at))
        ++at;
    return at;
}

} // namespace colophon::charset
