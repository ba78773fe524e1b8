// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardnews.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

bool isPlacedAlike(const Job &a, const Job &b)
{
    return a.technician == b.technician && a.date == b.date && a.start == b.start
        && a.minutes == b.minutes;
}

QString glyphOf(NewsItem::Kind kind)
{
    switch (kind) {
    case NewsItem::Kind::Added:
        return u"plus"_s;
    case NewsItem::Kind::Completed:
        return u"circle-check"_s;
    case NewsItem::Kind::Cancelled:
        return u"circle-x"_s;
    case NewsItem::Kind::Gone:
        return u"calendar-x"_s;
    case NewsItem::Kind::Moved:
        break;
    }
    return u"arrow-right"_s;
}

} // namespace

std::vector<NewsItem> newsBetween(
    const std::vector<Job> &before, const std::vector<Job> &now, const QSet<QString> &own)
{
    QHash<QString, const Job *> known;
    for (const Job &job : before)
        known.insert(job.id, &job);
    std::vector<NewsItem> items;
    for (const Job &job : now) {
        const Job *was = known.take(job.id);
        if (own.contains(job.id) || (was && was->modified == job.modified))
            continue;
        using Kind = NewsItem::Kind;
        if (!was)
            items.push_back({job.id, Kind::Added, {}, job});
        else if (job.state == JobState::Completed && was->state != job.state)
            items.push_back({job.id, Kind::Completed, *was, job});
        else if (job.state == JobState::Cancelled && was->state != job.state)
            items.push_back({job.id, Kind::Cancelled, *was, job});
        else if (!isPlacedAlike(*was, job))
            items.push_back({job.id, Kind::Moved, *was, job});
    }
    for (const Job *job : std::as_const(known)) {
        if (!own.contains(job->id))
            items.push_back({job->id, NewsItem::Kind::Gone, *job, {}});
    }
    std::ranges::sort(items, [](const NewsItem &a, const NewsItem &b) {
        return std::tuple(int(a.kind), a.id) < std::tuple(int(b.kind), b.id);
    });
    return items;
}

int BoardNews::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant BoardNews::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case JobRole:
        return row.job;
    case TitleRole:
        return row.title;
    case LineRole:
        return row.line;
    case GlyphRole:
        return row.glyph;
    default:
        return {};
    }
}

QHash<int, QByteArray> BoardNews::roleNames() const
{
    return {{JobRole, "job"}, {TitleRole, "title"}, {LineRole, "line"}, {GlyphRole, "glyphName"}};
}

BoardNews::Row BoardNews::rowOf(
    const NewsItem &item, const DispatchText::Names &names, const QString &language)
{
    using Kind = NewsItem::Kind;
    const Job &named = item.now.id.isEmpty() ? item.before : item.now;
    QStringList line;
    switch (item.kind) {
    case Kind::Moved: {
        const JobChange now{.technician = item.now.technician == item.before.technician
                ? std::nullopt
                : std::optional(item.now.technician),
            .date = item.now.date,
            .start = item.now.start,
            .minutes = item.now.minutes};
        line.append(DispatchText::change(now, item.before, names, language));
        break;
    }
    case Kind::Added:
        line.append(tr("new"));
        if (!item.now.technician.isEmpty())
            line.append(names.technician(item.now.technician));
        break;
    case Kind::Completed:
    case Kind::Cancelled:
        line.append(DispatchText::state(item.now.state));
        break;
    case Kind::Gone:
        line.append(tr("no longer on this board"));
        break;
    }
    if (!item.now.modifiedBy.isEmpty())
        line.append(item.now.modifiedBy);
    return {item.id, named.customerName.isEmpty() ? named.id : named.customerName,
        line.join(u" · "_s), glyphOf(item.kind)};
}

QString BoardNews::summed() const
{
    using Kind = NewsItem::Kind;
    const auto count = [this](Kind kind) {
        return int(std::ranges::count(m_items, kind, &NewsItem::kind));
    };
    QStringList parts;
    if (count(Kind::Moved) > 0)
        parts.append(tr("%n job(s) moved", nullptr, count(Kind::Moved)));
    if (count(Kind::Added) > 0)
        parts.append(tr("%n new", nullptr, count(Kind::Added)));
    if (count(Kind::Completed) > 0)
        parts.append(tr("%n completed", nullptr, count(Kind::Completed)));
    if (count(Kind::Cancelled) > 0)
        parts.append(tr("%n cancelled", nullptr, count(Kind::Cancelled)));
    if (count(Kind::Gone) > 0)
        parts.append(tr("%n no longer on this board", nullptr, count(Kind::Gone)));
    return parts.isEmpty() ? QString() : tr("While you were away: %1").arg(parts.join(u", "_s));
}

void BoardNews::tell(
    const std::vector<NewsItem> &items, const DispatchText::Names &names, const QString &language)
{
    // A second gap without any does not take away what nobody has put aside.
    if (items.empty())
        return;
    beginResetModel();
    m_items = items;
    m_rows.clear();
    for (const NewsItem &item : m_items)
        m_rows.push_back(rowOf(item, names, language));
    m_summary = summed();
    endResetModel();
    Q_EMIT changed();
}

void BoardNews::retell(const DispatchText::Names &names, const QString &language)
{
    if (m_items.empty())
        return;
    for (std::size_t row = 0; row < m_items.size(); ++row)
        m_rows[row] = rowOf(m_items[row], names, language);
    m_summary = summed();
    Q_EMIT dataChanged(index(0), index(count() - 1), {TitleRole, LineRole});
    Q_EMIT changed();
}

void BoardNews::dismiss()
{
    if (m_rows.empty())
        return;
    beginResetModel();
    m_items.clear();
    m_rows.clear();
    m_summary.clear();
    endResetModel();
    Q_EMIT changed();
}

QString BoardNews::next(const QString &job, int direction) const
{
    if (m_rows.empty())
        return {};
    const auto count = int(m_rows.size());
    const auto here = std::ranges::find(m_rows, job, &Row::job);
    if (here == m_rows.end())
        return direction > 0 ? m_rows.front().job : m_rows.back().job;
    const int index = int(here - m_rows.begin()) + direction;
    return m_rows[std::size_t((index % count + count) % count)].job;
}

} // namespace FibreDesk::Dispatch
