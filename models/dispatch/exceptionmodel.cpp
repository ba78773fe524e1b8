// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exceptionmodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Dispatch)
};

struct Look {
    QString text;
    QString glyph;
    QString tone;
};

Look lookOf(int kind)
{
    switch (kind) {
    case BoardExceptions::Late:
        return {Texts::tr("Late"), u"clock"_s, u"danger"_s};
    case BoardExceptions::Overlapping:
        return {Texts::tr("Overlapping"), u"columns-3"_s, u"danger"_s};
    case BoardExceptions::UnassignedUrgent:
        return {Texts::tr("Urgent, unassigned"), u"zap"_s, u"danger"_s};
    case BoardExceptions::Silent:
        return {Texts::tr("No signal"), u"wifi-off"_s, u"warning"_s};
    case BoardExceptions::Dwelling:
        return {Texts::tr("Long on site"), u"hourglass"_s, u"warning"_s};
    case BoardExceptions::ToldOtherwise:
        return {Texts::tr("Told otherwise"), u"megaphone"_s, u"warning"_s};
    default:
        return {Texts::tr("Without a date"), u"calendar-x"_s, u"pending"_s};
    }
}

QList<int> changedRoles(const ExceptionRow &before, const ExceptionRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    using Model = ExceptionModel;
    note(Model::TextRole, before.text == after.text);
    note(Model::GlyphRole, before.glyph == after.glyph);
    note(Model::ToneRole, before.tone == after.tone);
    note(Model::CountRole, before.count == after.count);
    note(Model::PositionRole, before.position == after.position);
    note(Model::SpokenRole, before.spoken == after.spoken);
    return roles;
}

} // namespace

ExceptionModel::ExceptionModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &changedRoles)
{
}

int ExceptionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant ExceptionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ExceptionRow &row = m_rows.at(index.row());
    switch (role) {
    case KindRole:
        return row.id;
    case TextRole:
        return row.text;
    case GlyphRole:
        return row.glyph;
    case ToneRole:
        return row.tone;
    case CountRole:
        return row.count;
    case PositionRole:
        return row.position;
    case SpokenRole:
        return row.spoken;
    default:
        return {};
    }
}

QHash<int, QByteArray> ExceptionModel::roleNames() const
{
    return {{KindRole, "exceptionKind"}, {TextRole, "label"}, {GlyphRole, "glyphName"},
        {ToneRole, "toneName"}, {CountRole, "jobCount"}, {PositionRole, "place"},
        {SpokenRole, "spoken"}};
}

void ExceptionModel::apply(const BoardExceptions &exceptions, const QString &selected)
{
    std::vector<ExceptionRow> rows;
    for (int kind = 0; kind < BoardExceptions::kinds; ++kind) {
        const auto &items = exceptions.of(kind);
        Look look = lookOf(kind);
        ExceptionRow row{.id = kind,
            .text = look.text,
            .glyph = look.glyph,
            .tone = look.tone,
            .count = int(items.size())};
        const auto here = std::ranges::find(items, selected, &BoardExceptions::Item::id);
        if (here != items.end() && !selected.isEmpty())
            row.position = int(here - items.begin()) + 1;
        row.spoken = row.position > 0
            ? Texts::tr("%1, %2 of %3").arg(row.text).arg(row.position).arg(row.count)
            : Texts::tr("%1, %2").arg(row.text).arg(row.count);
        rows.push_back(std::move(row));
    }
    m_rows.applySnapshot(std::move(rows));
    const auto total = int(exceptions.all().size());
    if (total != m_total) {
        m_total = total;
        Q_EMIT totalChanged();
    }
}

} // namespace FibreDesk::Dispatch
