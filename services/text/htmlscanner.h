// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace FibreDesk::Text {

/// One thing in an HTML source.
struct HtmlToken {
    enum class Kind { End, Text, StartTag, EndTag };

    Kind kind = Kind::End;
    QString text; ///< with its character references as written; of a tag, its name in lower case
    std::vector<std::pair<QString, QString>> attributes; ///< names in lower case, values decoded
    qsizetype position = 0; ///< in the source

    /// The attribute's value; null where the tag has no such attribute.
    [[nodiscard]] QString attribute(QStringView name) const;
};

/// Reads HTML as leniently as a browser, one token after another; comments, declarations and the
/// content of script and style are passed over.
class HtmlScanner {
public:
    explicit HtmlScanner(QStringView source);

    [[nodiscard]] HtmlToken next();

private:
    [[nodiscard]] bool skipMarkup();
    [[nodiscard]] HtmlToken readTag();
    [[nodiscard]] QString readAttributeValue();
    void skipBlanks();
    [[nodiscard]] bool isTagStart(qsizetype at) const;

    QStringView m_source;
    qsizetype m_at = 0;
};

/// The text a mail program without HTML shows: paragraphs, lists, links with their address behind
/// them, images by their alternative text. Hidden elements are left out.
[[nodiscard]] QString textFromHtml(QStringView html);

} // namespace FibreDesk::Text
