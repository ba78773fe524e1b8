// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace FibreDesk::Text {

/// Somebody else's HTML made fit to be shown: what is left can neither run nor load anything.
struct SafeHtml {
    QString html; ///< well-formed, only elements and attributes from a fixed list
    int blockedImages = 0; ///< each replaced by a label with its alternative text
    int remoteImages = 0; ///< of those blocked, the ones `loadImages` would let through
    int blockedElements = 0; ///< scripts, frames, forms and the like, left out with their content
    QStringList links; ///< every address that a link in `html` leads to, in order, without repeats

    bool operator==(const SafeHtml &) const = default;
};

struct SafeHtmlOptions {
    /// Stands before the alternative text of an image that is not loaded: "image".
    QString imageLabel = QStringLiteral("image");
    /// Images that came along, as data: addresses under their content ids: they are shown.
    QHash<QString, QString> inlineImages{};
    /// Keep the sender's colours and sizes; without them the text takes those of the page.
    bool keepColours = true;
    /// Let images be loaded from http(s) addresses: only where the reader has asked for it.
    /// Tracking dots stay out.
    bool loadImages = false;
    /// Longer input is cut there, so that one message cannot stop the desk.
    qsizetype maximumLength = 512 * 1024;
};

/// Reads `html` as leniently as a browser does and writes out only what is on the list: text,
/// structure, tables, harmless inline styles, links with http(s), mailto and tel addresses. Plain
/// text comes out unchanged but escaped.
[[nodiscard]] SafeHtml sanitiseHtml(const QString &html, const SafeHtmlOptions &options = {});

/// The text with its character references (&eacute; &#233;) as the characters they mean; unknown
/// ones stay as they are.
[[nodiscard]] QString decodeEntities(QStringView text);

/// The words of an HTML fragment on one line, for previews and search excerpts.
[[nodiscard]] QString plainText(const QString &html, qsizetype maximumLength = 240);

} // namespace FibreDesk::Text
