// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace colophon::ui {

/// The colours of one theme, by what they are used for. WCAG 2.2 contrast of each pair was checked
/// when they were chosen: text at least 4.5 to 1, edges and marks 3 to 1 (tests/ui/base keeps it
/// so). Teal (`nz`) is the Network Zone, violet (`iz`) the Institution Zone; nothing else has them.
struct Tokens {
    QColor bg, surface, alt;              ///< window / tables and inputs / headers and tool bars
    QColor hover, sel, accentSoft;        ///< row under the mouse / selected row / notices
    QColor line, lineStrong;              ///< hairlines / control borders
    QColor text, text2, text3, disabled;  ///< body / secondary / hints and blanks / disabled only
    QColor accent, accentHover, onAccent; ///< link, focus, primary button, "Assigned"
    QColor nz, nzBg, onNz;
    QColor iz, izBg, izRow, onIz;
    QColor err, errBg, errSolid;
    QColor warn, warnBg, warnSolid;
    QColor ok, okBg, okSolid;

    static const Tokens &light();
    static const Tokens &dark();
    /// The theme that a palette belongs to, judged by its window colour.
    static const Tokens &of(const QPalette &palette);
    /// The theme that the application's palette gives such a widget.
    static const Tokens &of(const QWidget *widget);
};

enum class Appearance { System, Light, Dark };

/// Registers the bundled fonts and sets style, palette, font and style sheet of the application.
/// `textPercent` is View > Larger Text: 90 to 200.
void applyTheme(QApplication &application, Appearance appearance, int textPercent);

/// Pixels of the design at 100 % in the widget's text size (its font against 13 px).
int px(const QWidget *widget, int pixels);
/// Inter at a size of the design (11, 12, 13, 14, 15, 18, 26 px), scaled as the widget's text is.
QFont textFont(const QWidget *widget, int pixels, QFont::Weight weight = QFont::Normal);
/// JetBrains Mono NL: tags, indicators, fixed fields, MMS IDs.
QFont monoFont(const QWidget *widget, int pixels = 12, QFont::Weight weight = QFont::Normal);

/// A Lucide icon from resources/icons by its name ("square-pen"), in the colour given; crisp at any
/// scale.
QIcon icon(const QString &name, const QColor &colour);
/// In the colour that the widget's text has (disabled and on states included).
QIcon icon(const QString &name, const QWidget *widget);
/// The mark: lines of type tapering to a point.
QIcon applicationIcon();

} // namespace colophon::ui
