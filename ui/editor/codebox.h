// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/definitions.h"

#include <QComboBox>

namespace colophon::ui {

/// One position of a fixed field that holds codes: "s  Single known date". Typing filters by code
/// and by name. Where several codes stand one behind the other (Illustrations) the text is the
/// codes themselves, and choosing one from the list adds it or takes it away.
class CodeBox final : public QComboBox {
    Q_OBJECT
public:
    CodeBox(const schema::Definitions &definitions, const schema::FixedPosition &position,
            QWidget *parent = nullptr);

    /// As it stands in the field, blanks as blanks.
    void setText(const QString &text);

signals:
    /// The position's whole new text, blanks as blanks.
    void chosen(const QString &text);

private:
    bool isSeveral() const { return m_position.unit < m_position.length; }
    void fill();
    void takeItem(int item);
    void takeTyped();
    QString toggled(const QString &code) const;
    QString shownText(const QString &text) const;

    const schema::Definitions &m_definitions;
    schema::FixedPosition m_position;
    QString m_text;
};

} // namespace colophon::ui
