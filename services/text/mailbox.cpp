// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/mailbox.h"

#include "text/normalise.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

/// Where people in Québec have their mail; the frequent ones first.
constexpr std::array meantDomains{"gmail.com"_L1, "hotmail.com"_L1, "outlook.com"_L1,
    "videotron.ca"_L1, "yahoo.ca"_L1, "yahoo.com"_L1, "hotmail.ca"_L1, "live.ca"_L1, "live.com"_L1,
    "icloud.com"_L1, "sympatico.ca"_L1, "bell.net"_L1, "cgocable.ca"_L1, "cogeco.ca"_L1,
    "hotmail.fr"_L1, "yahoo.fr"_L1, "outlook.fr"_L1, "globetrotter.net"_L1, "msn.com"_L1,
    "protonmail.com"_L1, "proton.me"_L1, "telus.net"_L1, "rogers.com"_L1, "xplornet.com"_L1,
    "sogetel.net"_L1, "videotron.qc.ca"_L1, "aol.com"_L1, "me.com"_L1};

/// Look like a slip of one of those and are none.
constexpr std::array otherDomains{"mail.com"_L1, "email.com"_L1, "ymail.com"_L1, "gmx.com"_L1,
    "gmx.fr"_L1, "gmx.net"_L1, "live.fr"_L1, "mac.com"_L1, "yahoo.co.uk"_L1, "hotmail.co.uk"_L1,
    "fastmail.com"_L1, "googlemail.com"_L1, "rocketmail.com"_L1, "outlook.be"_L1, "bell.ca"_L1,
    "telus.com"_L1, "mail.ca"_L1, "pm.me"_L1, "zoho.com"_L1, "gouv.qc.ca"_L1, "aim.com"_L1,
    "rogers.ca"_L1, "cgo.ca"_L1, "live.be"_L1, "inbox.com"_L1, "hotmail.be"_L1, "yahoo.es"_L1,
    "hotmail.it"_L1, "hotmail.es"_L1, "hotmail.de"_L1, "gmx.de"_L1, "gmx.ca"_L1, "cogeco.net"_L1,
    "cogeco.com"_L1, "yahoo.de"_L1, "yahoo.it"_L1, "live.nl"_L1, "live.it"_L1, "me.ca"_L1};

/// Edits between two words, two neighbours that changed places counting as one; more than `most` is
/// `most + 1`.
qsizetype distance(QStringView a, QStringView b, qsizetype most)
{
    if (std::abs(a.size() - b.size()) > most) {
        return most + 1;
    }
    std::vector<std::vector<qsizetype>> d(
        std::size_t(a.size()) + 1, std::vector<qsizetype>(std::size_t(b.size()) + 1));
    for (std::size_t i = 0; i < d.size(); ++i) {
        for (std::size_t j = 0; j < d[i].size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = qsizetype(i + j);
                continue;
            }
            const auto at = [](QStringView text, std::size_t k) { return text[qsizetype(k)]; };
            const bool isSame = at(a, i - 1) == at(b, j - 1);
            d[i][j] =
                std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && at(a, i - 1) == at(b, j - 2) && at(a, i - 2) == at(b, j - 1)) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return std::min(d.back().back(), most + 1);
}

/// "gmail.con" as "gmail.com": the ends that the keyboard makes of .com and .ca.
QString withRightEnd(const QString &domain)
{
    static constexpr std::array com{".con"_L1, ".cmo"_L1, ".ocm"_L1, ".comm"_L1, ".vom"_L1,
        ".xom"_L1, ".cim"_L1, ".cpm"_L1, ".clm"_L1, ".coom"_L1, ".c0m"_L1, ".om"_L1, ".cm"_L1,
        ".ccom"_L1, ".co"_L1, ".coml"_L1, ".cop"_L1, ".comp"_L1, ".cok"_L1};
    static constexpr std::array ca{".cs"_L1, ".caa"_L1, ".cca"_L1, ".va"_L1, ".xa"_L1, ".ac"_L1};
    for (const QLatin1StringView end : com) {
        if (domain.endsWith(end)) {
            return domain.chopped(end.size()) + ".com"_L1;
        }
    }
    for (const QLatin1StringView end : ca) {
        if (domain.endsWith(end)) {
            return domain.chopped(end.size()) + ".ca"_L1;
        }
    }
    return domain;
}

bool isKnown(const QString &domain)
{
    return std::ranges::contains(meantDomains, domain)
        || std::ranges::contains(otherDomains, domain);
}

QString unquoted(QString name)
{
    name = name.simplified();
    if (name.size() >= 2 && name.startsWith(u'"') && name.endsWith(u'"')) {
        name = name.sliced(1, name.size() - 2);
        name.replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
    }
    return name;
}

bool isSeparator(QChar c)
{
    return c == u',' || c == u';' || c == u'|' || c == u'\n' || c == u'\r';
}

/// The cell at its separators, except those inside quotes and angle brackets.
QStringList pieces(const QString &text)
{
    QStringList parts;
    QString part;
    bool isQuoted = false;
    bool isAngled = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\\' && isQuoted && i + 1 < text.size()) {
            part += c;
            part += text.at(++i);
            continue;
        }
        if (c == u'"' && (isQuoted || text.indexOf(u'"', i + 1) >= 0)) {
            isQuoted = !isQuoted;
        } else if (c == u'<' && !isQuoted) {
            isAngled = text.indexOf(u'>', i) >= 0;
        } else if (c == u'>' && !isQuoted) {
            isAngled = false;
        } else if (isSeparator(c) && !isQuoted && !isAngled) {
            parts += part;
            part.clear();
            continue;
        }
        part += c;
    }
    parts += part;
    return parts;
}

} // namespace

Mailbox parseMailbox(const QString &text)
{
    Mailbox box;
    const QString all = text.trimmed();
    const qsizetype open = all.lastIndexOf(u'<');
    if (open >= 0 && all.endsWith(u'>')) {
        box.name = unquoted(all.left(open));
        box.address = all.sliced(open + 1).chopped(1).trimmed();
    } else {
        box.address = all;
    }
    if (box.address.startsWith("mailto:"_L1, Qt::CaseInsensitive)) {
        box.address = box.address.sliced(7).trimmed();
    }
    return box;
}

std::vector<Mailbox> splitMailboxes(const QString &text)
{
    std::vector<Mailbox> boxes;
    for (const QString &piece : pieces(withoutInvisible(text))) {
        const QString trimmed = piece.trimmed();
        if (trimmed.isEmpty()) {
            continue;
        }
        const bool isPlain = !trimmed.contains(u'<') && !trimmed.contains(u'"');
        if (isPlain && trimmed.count(u'@') > 1) {
            QString words = trimmed;
            for (const QString &word : words.replace(u'/', u' ').simplified().split(u' ')) {
                if (word.contains(u'@')) { // else "et", "ou", "&" between two addresses
                    boxes.push_back(parseMailbox(word));
                }
            }
        } else {
            boxes.push_back(parseMailbox(trimmed));
            boxes.back().address = pastedAddress(boxes.back().address);
        }
    }
    return boxes;
}

QString pastedAddress(const QString &text)
{
    const QString seen = withoutInvisible(text).trimmed();
    const auto isJoint = [&seen](qsizetype at) {
        return at >= 0 && at < seen.size() && (seen.at(at) == u'@' || seen.at(at) == u'.');
    };
    QString address;
    address.reserve(seen.size());
    for (qsizetype i = 0; i < seen.size(); ++i) {
        if (!isOddBlank(seen.at(i)) || (!isJoint(i - 1) && !isJoint(i + 1))) {
            address += seen.at(i);
        }
    }
    return address;
}

QString suggestedAddress(const MailAddress &address, const QStringList &trustedDomains)
{
    const QString &domain = address.domain;
    if (domain.size() < 4 || domain.startsWith(u'[') || isKnown(domain)
        || trustedDomains.contains(domain)) {
        return {};
    }
    QString meant;
    const QString mended = withRightEnd(domain);
    if (std::ranges::contains(meantDomains, mended)) {
        meant = mended;
    } else if (domain.startsWith("gmail."_L1) || domain.startsWith("icloud."_L1)) {
        meant = domain.left(domain.indexOf(u'.')) + ".com"_L1; // they have no other end
    } else {
        // Short names are near to too many others: one slip there, two in long ones.
        qsizetype best = 3;
        for (const QLatin1StringView known : meantDomains) {
            const qsizetype most = known.size() >= 11 ? 2 : 1;
            const qsizetype edits = known.size() < 8 ? 3 : distance(domain, QString(known), most);
            if (edits <= most && edits < best) {
                best = edits;
                meant = known;
            }
        }
    }
    return meant.isEmpty() || address.localPart.isEmpty() ? QString()
                                                          : address.localPart + u'@' + meant;
}

} // namespace FibreDesk::Text
