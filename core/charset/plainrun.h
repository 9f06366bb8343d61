// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytebuffer.h"

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace colophon::charset {

/// Runs of bytes that can be copied as they are. A run ends at a control character (under 20, or
/// 7F), at one of the `stops`, and at a byte of 80 or more where `ascii`.
template <bool ascii, char... stops> struct PlainRun {
    static bool isPlain(char c)
    {
        return (c >= 0x20 || (!ascii && c < 0)) && c != 0x7f && (... && (c != stops));
    }

#if defined(__SSE2__)
    /// A bit for each of the sixteen bytes that ends a run.
    static unsigned stopsIn(__m128i bytes)
    {
        // Signed: bytes of 80 and more are less than a blank, and than zero.
        __m128i stop = _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)),
                                    _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7f)));
        if constexpr (!ascii)
            stop = _mm_andnot_si128(_mm_cmplt_epi8(bytes, _mm_setzero_si128()), stop);
        ((stop = _mm_or_si128(stop, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(stops)))), ...);
        return static_cast<unsigned>(_mm_movemask_epi8(stop));
    }
#endif
};

/// Where the run that begins at `at` ends. Sixteen bytes a step where the processor can.
template <bool ascii, char... stops> const char *endOfPlainRun(const char *at, const char *end)
{
    using Run = PlainRun<ascii, stops...>;
#if defined(__SSE2__)
    for (; end - at >= 16; at += 16) {
        const unsigned found = Run::stopsIn(_mm_loadu_si128(reinterpret_cast<const __m128i *>(at)));
        if (found != 0)
            return at + __builtin_ctz(found);
    }
#endif
    while (at != end && Run::isPlain(*at))
        ++at;
    return at;
}

/// Appends the run that begins at `at`; gives where it ends. The bytes are looked at and copied in
/// one step, which pays where runs are short.
template <bool ascii, char... stops>
const char *copyPlainRun(const char *at, const char *end, ByteBuffer &out)
{
    using Run = PlainRun<ascii, stops...>;
    const char *const from = at;
    char *to = out.room(end - at);
#if defined(__SSE2__)
    for (; end - at >= 16; at += 16, to += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to), bytes); // what is too much is overwritten
        const unsigned found = Run::stopsIn(bytes);
        if (found != 0) {
            at += __builtin_ctz(found);
            out.advance(at - from);
            return at;
        }
    }
    if (end - at >= 8) {
        const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(at));
        _mm_storel_epi64(reinterpret_cast<__m128i *>(to), bytes);
        const int plain = __builtin_ctz(Run::stopsIn(bytes)); // the upper half is zero: a stop
        at += plain;
        to += plain;
    }
#endif
    while (at != end && Run::isPlain(*at))
        *to++ = *at++;
    out.advance(at - from);
    return at;
}

} // namespace colophon::charset
