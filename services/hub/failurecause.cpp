// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/failurecause.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// The text without what differs from one recipient to the next.
QString shapeOf(QString text)
{
    static const QRegularExpression address(u"<?[^\\s<>@]+@[^\\s<>@]+>?"_s);
    static const QRegularExpression web(u"https?://\\S+"_s);
    static const QRegularExpression host(u"\\b(?:[a-z0-9-]+\\.){2,}[a-z]{2,}\\b"_s);
    static const QRegularExpression numbers(u"\\b(?:[0-9a-f]*[0-9]){1,}[0-9a-f.:]*\\b"_s);
    static const QRegularExpression quoted(u"[\"'][^\"']{1,80}[\"']"_s);
    static const QRegularExpression queueId(u"\\b[a-z0-9]{10,}(?:[.-][a-z0-9]+)*\\b"_s);
    static const QRegularExpression rest(u"[^\\p{L}*]+"_s);
    text = text.toLower();
    text.replace(web, u"*"_s);
    text.replace(address, u"*"_s);
    text.replace(host, u"*"_s);
    text.replace(quoted, u"*"_s);
    text.replace(numbers, u"*"_s);
    // A word of letters alone is a word, however long.
    for (auto match = queueId.match(text); match.hasMatch();) {
        const QString word = match.captured();
        const bool hasDigit = std::ranges::any_of(word, [](QChar c) { return c.isDigit(); });
        if (hasDigit) {
            text.replace(match.capturedStart(), match.capturedLength(), u"*"_s);
        }
        match = queueId.match(text, match.capturedStart() + (hasDigit ? 1 : word.size()));
    }
    text.replace(rest, u" "_s);
    return text.simplified().left(80);
}

} // namespace

FailureCause failureCause(const QString &error)
{
    // "421 4.7.0 …", "421-4.7.0 …", "code=421, #4.7.0 …": the reply code is the first three-digit
    // number of 4xx or 5xx that stands alone.
    static const QRegularExpression reply(
        u"(?<![\\d.])([45]\\d\\d)(?![\\d.]\\d|\\d)(?:[\\s-]*#?\\(?([245]\\.\\d{1,3}\\.\\d{1,3})\\)?)?"_s);
    static const QRegularExpression enhancedAlone(
        u"(?<![\\d.])#?([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])"_s);
    static const QRegularExpression edges(u"^[\\s:;,.\\-–—]+|[\\s:;,\\-–—]+$"_s);

    FailureCause cause;
    const QString line = error.simplified();
    cause.text = line;
    if (const auto match = reply.match(line); match.hasMatch()) {
        cause.code = match.captured(1).toInt();
        cause.enhanced = match.captured(2);
        QString before = line.left(match.capturedStart());
        QString after = line.sliced(match.capturedEnd());
        before.remove(edges);
        after.remove(edges);
        // "Message failed: 421 4.7.0 throttled" says nothing before the code that the row does not.
        cause.text = after.isEmpty() ? before : after;
    } else if (const auto alone = enhancedAlone.match(line); alone.hasMatch()) {
        cause.enhanced = alone.captured(1);
        cause.text.remove(alone.capturedStart(), alone.capturedLength());
        cause.text = cause.text.simplified();
        cause.text.remove(edges);
    }
    cause.key = QString::number(cause.code) + u'|' + cause.enhanced + u'|' + shapeOf(cause.text);
    return cause;
}

QString FailureCause::groupLabel(qsizetype maximumLength) const
{
    static const QRegularExpression address(u"<?[^\\s<>@]+@[^\\s<>@:;,]+>?:?\\s*"_s);
    FailureCause group = *this;
    group.text.remove(address);
    return group.text.isEmpty() ? label(maximumLength) : group.label(maximumLength);
}

QString FailureCause::label(qsizetype maximumLength) const
{
    QStringList words;
    if (code != 0) {
        words += QString::number(code);
    }
    if (!enhanced.isEmpty()) {
        words += enhanced;
    }
    if (!text.isEmpty()) {
        words += text;
    }
    const QString line = words.join(u' ');
    if (line.size() <= maximumLength) {
        return line;
    }
    return line.left(maximumLength - 1).trimmed() + u'…';
}

} // namespace FibreDesk
