// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/xmlname.h"

#include <array>

namespace colophon::marc {

namespace {

constexpr std::array<bool, 256> nameEnds()
{
    std::array<bool, 256> ends{};
    for (const char c : {'>', '/', '=', ' ', '\n', '\r', '\t'})
        ends[static_cast<unsigned char>(c)] = true;
    return ends;
}
constexpr std::array<bool, 256> kEndsName = nameEnds();

XmlElement elementOf(std::string_view local)
{
    switch (local.size()) { // so that each comparison is of a known length
    case 6:
        return local == "record"   ? XmlElement::Record
               : local == "leader" ? XmlElement::Leader
                                   : XmlElement::Other;
    case 8:
        return local == "subfield" ? XmlElement::Subfield : XmlElement::Other;
    case 9:
        return local == "datafield" ? XmlElement::DataField : XmlElement::Other;
    case 12:
        return local == "controlfield" ? XmlElement::ControlField : XmlElement::Other;
    default:
        return XmlElement::Other;
    }
}

} // namespace

XmlName xmlNameAt(const char *at, const char *end)
{
    const char *const from = at;
    const char *local = at;
    for (; at != end && !kEndsName[static_cast<unsigned char>(*at)]; ++at) {
        if (*at == ':')
            local = at + 1;
    }
    const QByteArrayView ofMarc(local, at - local);
    return {{from, at - from}, ofMarc, elementOf(asText(ofMarc))};
}

} // namespace colophon::marc
