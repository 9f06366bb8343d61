// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/tag.h"

namespace colophon::marc {

static bool isTagCharacter(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

Result<Tag> Tag::parse(QStringView text)
{
    if (text.size() != 3 || !isTagCharacter(text[0]) || !isTagCharacter(text[1])
        || !isTagCharacter(text[2])) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not a MARC tag. A tag is three letters or digits, "
                                    "such as 245.")
                         .arg(text)};
    }
    Tag tag;
    for (std::size_t i = 0; i < 3; ++i)
        tag.m_text[i] = text[static_cast<qsizetype>(i)].toLatin1();
    return tag;
}

} // namespace colophon::marc
