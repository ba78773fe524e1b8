// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profilekeys.h"

#include "core/logging.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// How many letters have to be put in, left out, replaced or swapped with their neighbour.
qsizetype distance(const QString &from, const QString &to)
{
    std::vector<std::vector<qsizetype>> rows(
        size_t(from.size()) + 1, std::vector<qsizetype>(size_t(to.size()) + 1));
    for (qsizetype i = 0; i <= from.size(); ++i) {
        for (qsizetype j = 0; j <= to.size(); ++j) {
            qsizetype &least = rows[size_t(i)][size_t(j)];
            if (i == 0 || j == 0) {
                least = i + j;
                continue;
            }
            const bool isSame = from.at(i - 1) == to.at(j - 1);
            least =
                std::min({rows[size_t(i) - 1][size_t(j)] + 1, rows[size_t(i)][size_t(j) - 1] + 1,
                    rows[size_t(i) - 1][size_t(j) - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && from.at(i - 1) == to.at(j - 2) && from.at(i - 2) == to.at(j - 1))
                least = std::min(least, rows[size_t(i) - 2][size_t(j) - 2] + 1);
        }
    }
    return rows.back().back();
}

/// The one that looks like it; empty where none does.
QString nearest(const QString &word, const QStringList &all)
{
    QString best;
    qsizetype least = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const QString &one : all) {
        if (const qsizetype apart = distance(word.toLower(), one); apart < least) {
            least = apart;
            best = one;
        }
    }
    return best;
}

/// Names of somebody's own choice: addresses of OLTs by their names, and the paths of a hub where
/// they differ (HubPaths).
bool isFree(const QString &section, const QString &key)
{
    if (section == "olts"_L1)
        return true;
    return section == "hub"_L1 && (key.startsWith("path_"_L1) || key == "first_row"_L1);
}

/// What looks like no name may be a secret that slipped into its place: it is not repeated.
QString shown(const QString &word)
{
    static const QRegularExpression name(u"^[A-Za-z][A-Za-z0-9_]{0,39}$"_s);
    return name.match(word).hasMatch() ? word : u"…"_s;
}

/// A later version may know it; nothing of ours looks like it.
void noteStrange(const QString &section, const QString &key)
{
    qCWarning(lcApp).noquote().nospace()
        << "the profile's [" << shown(section) << "] " << shown(key)
        << " is not known to this version and has no effect";
}

} // namespace

QString misspeltKey(const QStringList &given)
{
    const QList<ProfileKey> all = profileKeys();
    for (const QString &path : given) {
        const bool hasSection = path.contains(u'/');
        // QSettings knows the section [general] by no name.
        const QString section = hasSection ? path.section(u'/', 0, 0) : u"general"_s;
        const QString key = hasSection ? path.section(u'/', 1) : path;
        if (isFree(section, key))
            continue;
        QStringList sections;
        QStringList keys;
        for (const auto &[ofSection, name] : all) {
            if (!sections.contains(ofSection))
                sections += ofSection;
            if (section == ofSection)
                keys += name;
        }
        if (keys.contains(key))
            continue;
        const QString meant = keys.isEmpty() ? nearest(section, sections) : nearest(key, keys);
        if (meant.isEmpty())
            noteStrange(section, key);
        else if (keys.isEmpty())
            return u"[%1] %2 is in a section that no profile has: is [%3] meant?"_s.arg(
                shown(section), shown(key), meant);
        else
            return u"[%1] %2 is no key of this section: is %3 meant?"_s.arg(
                section, shown(key), meant);
    }
    return {};
}

} // namespace FibreDesk
