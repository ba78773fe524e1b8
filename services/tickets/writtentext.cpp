// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/writtentext.h"

#include "text/safehtml.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

QString htmlOfText(const QString &text)
{
    static const QRegularExpression blank(u"\\n[ \\t]*\\n\\s*"_s);
    QString plain = text;
    plain.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    QString html;
    const QStringList paragraphs = plain.trimmed().split(blank, Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs) {
        html += u"<p>"_s + paragraph.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
    }
    return html;
}

QString replySubject(const QString &subject, const QString &ticket)
{
    static const QRegularExpression already(
        u"^\\s*(re|ré|aw)\\s*:"_s, QRegularExpression::CaseInsensitiveOption);
    QString line = subject.simplified();
    if (!already.match(line).hasMatch()) {
        line.prepend(u"Re: "_s);
    }
    const QString number = u"(#%1)"_s.arg(ticket);
    return line.contains(number) ? line : line + u' ' + number;
}

QString quoted(const QString &introduction, const QString &html)
{
    Text::SafeHtmlOptions options;
    options.keepColours = false;
    return u"<p>"_s + introduction.toHtmlEscaped() + u"</p><blockquote>"_s
        + Text::sanitiseHtml(html, options).html + u"</blockquote>"_s;
}

} // namespace FibreDesk::Tickets
