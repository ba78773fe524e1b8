// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/weblink.h"

#include "text/mailaddress.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace {

/// With its name and brackets it must fit on one line of 998: such a header is never folded.
constexpr qsizetype LongestUnsubscribe = 900;

} // namespace

QString linkFault(const QString &link)
{
    const QString trimmed = link.trimmed();
    if (trimmed.isEmpty() || trimmed == u"#"_s) {
        return u"leads nowhere"_s;
    }
    if (trimmed.startsWith(u'#')) {
        return {};
    }
    if (std::ranges::any_of(trimmed, [](QChar c) { return c.isSpace() || c.unicode() < 0x20; })) {
        return u"has a blank inside"_s;
    }
    const qsizetype colon = trimmed.indexOf(u':');
    const QString scheme = colon < 0 ? QString() : trimmed.left(colon).toLower();
    if (scheme == "mailto"_L1) {
        const QString to = trimmed.sliced(7).section(u'?', 0, 0);
        const QString address = QString::fromUtf8(QByteArray::fromPercentEncoding(to.toUtf8()));
        return Text::parseMailAddress(address).isMailable() ? QString() : u"holds no address"_s;
    }
    if (scheme == "tel"_L1 || scheme == "sms"_L1) {
        const auto digits = std::ranges::count_if(trimmed, [](QChar c) { return c.isDigit(); });
        return digits >= 3 ? QString() : u"holds no number"_s;
    }
    if (scheme != "http"_L1 && scheme != "https"_L1) {
        return u"does not begin with https://"_s;
    }
    if (!trimmed.sliced(colon).startsWith("://"_L1)) {
        return u"lacks the two slashes behind %1:"_s.arg(scheme);
    }
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid()) {
        return url.errorString().section(u';', 0, 0);
    }
    const QString host = url.host();
    if (host.isEmpty() || (!host.contains(u'.') && !host.contains(u':'))
        || host.contains(".."_L1)) {
        return u"names no site"_s;
    }
    return {};
}

QString unsubscribeFault(const QString &unsubscribe)
{
    if (unsubscribe.isEmpty()) {
        return {};
    }
    const bool isMail = unsubscribe.startsWith("mailto:"_L1);
    if (!isMail && !unsubscribe.startsWith("https://"_L1)) {
        return u"must begin with https:// or mailto:"_s;
    }
    static const QRegularExpression tag(u"\\{\\{\\{?[^{}]*\\}?\\}\\}"_s);
    const QString fixed = QString(unsubscribe).remove(tag);
    const bool isVisible = std::ranges::all_of(fixed, [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'<' && c != u'>' && c != u',';
    });
    if (!isVisible) {
        return u"may hold visible ASCII signs only, without < > and comma"_s;
    }
    if (fixed.size() > LongestUnsubscribe) {
        return u"is longer than %1 signs"_s.arg(LongestUnsubscribe);
    }
    // A variable in whom or where it leads to is judged with the row's value; one behind that is
    // in no way of the judgement.
    const qsizetype variable = unsubscribe.indexOf("{{"_L1);
    static const QRegularExpression behind(u"[/?#]"_s);
    const qsizetype start = isMail ? 7 : 8;
    const qsizetype end =
        isMail ? unsubscribe.indexOf(u'?', start) : unsubscribe.indexOf(behind, start);
    const bool isLater = variable >= 0 && (end < 0 || variable < end);
    if (isLater) {
        return {};
    }
    if (isMail) {
        const QString to = QString::fromUtf8(QByteArray::fromPercentEncoding(
            unsubscribe.sliced(start, (end < 0 ? unsubscribe.size() : end) - start).toUtf8()));
        return Text::parseMailAddress(to).isMailable() ? QString()
                                                       : u"holds no address behind mailto:"_s;
    }
    return linkFault(fixed);
}

} // namespace FibreDesk::Compose
