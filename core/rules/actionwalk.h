// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/actions.h"

// How actions walk over fields and values; inside core/rules only.
namespace colophon::rules {

template <typename Change> int Actions::eachField(Change change)
{
    int changed = 0;
    for (WorkField *field : targets()) {
        m_record.parse(*field);
        if (!m_run.spend(1 + field->subfields.size()) || m_record.isFull())
            break;
        if (change(*field)) {
            field->changed = true;
            ++changed;
        }
    }
    return changed;
}

template <typename Change> int Actions::eachValue(Change change)
{
    return eachField([&](WorkField &field) {
        bool any = false;
        if (field.control) {
            WorkSubfield whole{{}, field.content};
            any = change(whole, 0);
            field.content = whole.value;
            return any;
        }
        int ordinal = 0;
        for (WorkSubfield &subfield : field.subfields) {
            if (selected(subfield))
                any = change(subfield, ordinal++) || any;
        }
        return any;
    });
}

} // namespace colophon::rules
