// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/jobtemplate.h"

#include "core/jsonslices.h"

#include <QJsonObject>
#include <QJsonValue>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

using Kind = TemplateFault::Kind;

constexpr std::size_t mostSteps = 20;
constexpr double longestHours = 24;
constexpr int longestGapDays = 365;

LocalText localText(const QJsonValue &value)
{
    if (value.isString())
        return {.french = value.toString().trimmed(), .english = value.toString().trimmed()};
    return {.french = value["fr"_L1].toString().trimmed(),
        .english = value["en"_L1].toString().trimmed()};
}

std::optional<JobKind> kindOf(const QString &word)
{
    for (int kind = 0; kind <= int(JobKind::Other); ++kind) {
        if (serverWord(JobKind(kind)).compare(word.trimmed(), Qt::CaseInsensitive) == 0)
            return JobKind(kind);
    }
    return std::nullopt;
}

std::optional<JobPriority> priorityOf(const QString &word)
{
    for (int priority = 0; priority <= int(JobPriority::Urgent); ++priority) {
        if (serverWord(JobPriority(priority)) == word.trimmed().toLower())
            return JobPriority(priority);
    }
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(const QByteArray &json)
        : m_bytes(json)
    {
    }

    TemplateFile read()
    {
        const auto whole = jsonMembers(m_bytes);
        if (!whole) {
            addFault(Kind::Syntax, whole.error().offset, whole.error().sentence);
            return std::move(m_file);
        }
        const QByteArrayView list = member(*whole, u"templates"_s);
        const auto templates = jsonElements(list);
        if (list.isEmpty() || (!templates && !list.startsWith('['))) {
            addFault(Kind::NoTemplates, 0);
            return std::move(m_file);
        }
        if (!templates) {
            addFault(Kind::Syntax, offsetOf(list) + templates.error().offset,
                templates.error().sentence);
            return std::move(m_file);
        }
        for (const QByteArrayView one : *templates)
            readTemplate(one);
        return std::move(m_file);
    }

private:
    using Members = std::vector<JsonMember>;

    static QByteArrayView member(const Members &members, const QString &name)
    {
        for (const auto &[key, value] : members) {
            if (key == name)
                return value;
        }
        return {};
    }

    qsizetype offsetOf(QByteArrayView part) const { return part.data() - m_bytes.constData(); }

    void addFault(Kind kind, qsizetype offset, const QString &what = {})
    {
        m_file.faults.push_back({.kind = kind, .line = lineOf(m_bytes, offset), .what = what});
    }

    /// Of the part that is wrong, or where it is missing of what should have it.
    void addFault(Kind kind, QByteArrayView part, QByteArrayView whole, const QString &what = {})
    {
        addFault(kind, offsetOf(part.isEmpty() ? whole : part), what);
    }

    std::optional<Members> membersOf(QByteArrayView part)
    {
        auto members = jsonMembers(part);
        if (!members) {
            addFault(
                Kind::Syntax, offsetOf(part) + members.error().offset, members.error().sentence);
            return std::nullopt;
        }
        return std::move(*members);
    }

    /// Undefined where it is missing, or is no value.
    QJsonValue valueOf(QByteArrayView part)
    {
        if (part.isEmpty())
            return QJsonValue::Undefined;
        const auto value = jsonValue(part);
        if (!value) {
            addFault(Kind::Syntax, offsetOf(part) + value.error().offset, value.error().sentence);
            return QJsonValue::Undefined;
        }
        return *value;
    }

    void readTemplate(QByteArrayView part)
    {
        const std::size_t faults = m_file.faults.size();
        const auto members = membersOf(part);
        if (!members)
            return;
        const QByteArrayView name = member(*members, u"name"_s);
        const QByteArrayView priority = member(*members, u"priority"_s);
        const QByteArrayView steps = member(*members, u"steps"_s);
        JobTemplate made{
            .id = valueOf(member(*members, u"id"_s)).toString(), .name = localText(valueOf(name))};
        if (made.name.isEmpty())
            addFault(Kind::NoName, name, part);
        if (!priority.isEmpty()) {
            const QString word = valueOf(priority).toString();
            if (const auto known = priorityOf(word))
                made.priority = *known;
            else
                addFault(Kind::UnknownPriority, priority, part, word);
        }
        const auto list = jsonElements(steps);
        if (!list && !steps.isEmpty() && steps.startsWith('[')) {
            addFault(Kind::Syntax, offsetOf(steps) + list.error().offset, list.error().sentence);
        } else if (!list || list->empty()) {
            addFault(Kind::NoSteps, steps, part);
        } else if (list->size() > mostSteps) {
            addFault(Kind::TooManySteps, steps, part, QString::number(mostSteps));
        } else {
            for (const QByteArrayView step : *list)
                readStep(step, made);
        }
        if (m_file.faults.size() == faults)
            m_file.templates.push_back(std::move(made));
    }

    void readStep(QByteArrayView part, JobTemplate &made)
    {
        const auto members = membersOf(part);
        if (!members)
            return;
        const auto of = [&members](const QString &name) { return member(*members, name); };
        TemplateStep step;
        step.subject = localText(valueOf(of(u"subject"_s)));
        if (step.subject.isEmpty())
            addFault(Kind::NoSubject, of(u"subject"_s), part);
        const QByteArrayView type = of(u"job_type"_s);
        if (const QString word = valueOf(type).toString(); const auto kind = kindOf(word))
            step.kind = *kind;
        else
            addFault(Kind::UnknownType, type, part, word);
        const QByteArrayView duration = of(u"duration_h"_s);
        const double hours = valueOf(duration).toDouble(duration.isEmpty() ? 1 : -1);
        if (hours > 0 && hours <= longestHours)
            step.minutes = std::max(1, int(std::lround(hours * 60)));
        else
            addFault(Kind::BadDuration, duration, part);
        readGaps(of(u"gap_days"_s), of(u"gap_hours"_s), step);
        readTags(of(u"tags"_s), step);
        step.notes = valueOf(of(u"notes"_s)).toString();
        const QByteArrayView after = of(u"after"_s);
        const int place = int(made.steps.size());
        const int before = valueOf(after).toInt(after.isEmpty() ? place : -1);
        if (before >= 0 && before <= place)
            step.after = before - 1;
        else
            addFault(Kind::BadAfter, after, part);
        made.steps.push_back(std::move(step));
    }

    void readGaps(QByteArrayView days, QByteArrayView hours, TemplateStep &step)
    {
        const int gapDays = valueOf(days).toInt(days.isEmpty() ? 0 : -1);
        const double gapHours = valueOf(hours).toDouble(hours.isEmpty() ? 0 : -1);
        if (gapDays < 0 || gapDays > longestGapDays)
            addFault(Kind::BadGap, days, days);
        else
            step.gapDays = gapDays;
        if (gapHours < 0 || gapHours > longestHours)
            addFault(Kind::BadGap, hours, hours);
        else
            step.gapMinutes = int(std::lround(gapHours * 60));
    }

    void readTags(QByteArrayView tags, TemplateStep &step)
    {
        if (tags.isEmpty())
            return;
        const auto list = jsonElements(tags);
        if (!list) {
            addFault(Kind::BadTag, tags, tags);
            return;
        }
        for (const QByteArrayView one : *list) {
            const QJsonValue value = valueOf(one);
            const QString tag =
                (value.isString() ? value.toString() : value["tag"_L1].toString()).trimmed();
            const int level = value["level"_L1].toInt(1);
            if (tag.isEmpty() || level < 0 || level > 10)
                addFault(Kind::BadTag, one, tags, tag);
            else
                step.tags.push_back({.tag = tag, .level = level, .required = true});
        }
    }

    const QByteArray m_bytes;
    TemplateFile m_file;
};

} // namespace

QString LocalText::in(const QString &language) const
{
    const QString &wanted = language.startsWith("fr"_L1) ? french : english;
    return !wanted.isEmpty() ? wanted : french.isEmpty() ? english : french;
}

TemplateFile readTemplates(const QByteArray &json)
{
    return Reader(json).read();
}

QString serverWord(JobKind kind)
{
    switch (kind) {
    case JobKind::Installation:
        return u"Installation"_s;
    case JobKind::Repair:
        return u"Réparation"_s;
    case JobKind::Maintenance:
        return u"Maintenance"_s;
    case JobKind::Removal:
        return u"Retrait"_s;
    case JobKind::Other:
        break;
    }
    return u"Autre"_s;
}

QString serverWord(JobPriority priority)
{
    switch (priority) {
    case JobPriority::Low:
        return u"low"_s;
    case JobPriority::Medium:
        return u"medium"_s;
    case JobPriority::High:
        return u"high"_s;
    case JobPriority::Urgent:
        break;
    }
    return u"urgent"_s;
}

} // namespace FibreDesk::Dispatch
