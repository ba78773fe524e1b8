// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/platformmodel.h"

#include "platform/platformwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Health::DayBar;
using Health::SystemHealth;

PlatformModel::PlatformModel(Health::HealthBoard *board, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
{
    connect(board, &Health::HealthBoard::changed, this, &PlatformModel::handleChanged);
    connect(board, &Health::HealthBoard::keepErrorChanged, this, &PlatformModel::keepErrorChanged);
    std::vector<Row> rows;
    const QStringList ids = board->ids();
    for (const QString &id : ids)
        rows.push_back({.id = id, .health = *board->find(id), .at = board->now()});
    m_rows.reset(std::move(rows));
    summarise();
}

ErrorText PlatformModel::keepError() const
{
    const auto error = m_board->keepError();
    return error ? ErrorText(*error) : ErrorText();
}

void PlatformModel::handleChanged(const QString &id)
{
    if (const SystemHealth *health = m_board->find(id)) {
        m_rows.upsert({.id = id, .health = *health, .at = m_board->now()});
        summarise();
    }
}

void PlatformModel::summarise()
{
    int failing = 0;
    int configured = 0;
    int ending = 0;
    for (const Row &row : m_rows.rows()) {
        const QString certificate = certificateTone(row.health.certificateEnd, row.at);
        failing += row.health.state == SystemHealth::State::Failed ? 1 : 0;
        configured += row.health.state == SystemHealth::State::NotConfigured ? 0 : 1;
        ending += certificate == "warning"_L1 || certificate == "danger"_L1 ? 1 : 0;
    }
    if (failing == m_failing && configured == m_configured && ending == m_ending)
        return;
    m_failing = failing;
    m_configured = configured;
    m_ending = ending;
    Q_EMIT summaryChanged();
}

void PlatformModel::retranslate()
{
    m_rows.touch({NameRole, StateTextRole, NoteRole, AffectedRole, ErrorRole, Qt::DisplayRole});
}

int PlatformModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QString PlatformModel::tone(const SystemHealth &health)
{
    using State = SystemHealth::State;
    switch (health.state) {
    case State::NotConfigured:
    case State::OnDemand:
        return u"neutral"_s;
    case State::Unknown:
        return u"pending"_s;
    case State::Ok:
        return health.note == Health::Reading::Note::OwnTrouble
                || health.note == Health::Reading::Note::ProxyInFront
            ? u"warning"_s
            : u"ok"_s;
    case State::Failed:
        return u"danger"_s;
    }
    return {};
}

QString PlatformModel::certificateTone(const QDateTime &end, const QDateTime &now)
{
    if (!end.isValid())
        return {};
    const qint64 days = now.daysTo(end);
    return end <= now || days < alarmDays ? u"danger"_s : days < warnDays ? u"warning"_s : u"ok"_s;
}

QVariant PlatformModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const SystemHealth &health = row.health;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return PlatformWords::name(row.id);
    case SystemIdRole:
        return row.id;
    case AddressRole:
        return health.target.way == Health::Target::Way::OnDemand ? QString()
                                                                  : health.target.address();
    case KeyRole:
        return health.target.key;
    case IsConfiguredRole:
        return health.state != SystemHealth::State::NotConfigured;
    case IsAskingRole:
        return health.isAsking;
    case IsFailingRole:
        return health.state == SystemHealth::State::Failed;
    case StateTextRole:
        return PlatformWords::state(health);
    case ToneRole:
        return tone(health);
    case NoteRole:
        return PlatformWords::note(health);
    case AffectedRole:
        return PlatformWords::affected(row.id);
    case LastOkRole:
        return health.lastOk;
    case ErrorRole:
        return QVariant::fromValue(health.error ? ErrorText(*health.error) : ErrorText());
    case ErrorAtRole:
        return health.errorAt;
    case VersionRole:
        return health.version;
    case CertificateEndRole:
        return health.certificateEnd;
    case CertificateDaysRole:
        return health.certificateEnd.isValid() ? int(row.at.daysTo(health.certificateEnd)) : 0;
    case CertificateToneRole:
        return certificateTone(health.certificateEnd, row.at);
    default:
        return dayValue(row, role);
    }
}

QVariant PlatformModel::dayValue(const Row &row, int role) const
{
    const Health::DayHistory &day = row.health.day;
    switch (role) {
    case AskedRole:
        return day.figures(row.at).asked;
    case MissedRole:
        return day.figures(row.at).failed;
    case LastMsRole:
        return row.health.lastMilliseconds;
    case MedianMsRole:
        return day.figures(row.at).median.value_or(-1);
    case P95MsRole:
        return day.figures(row.at).p95.value_or(-1);
    case BarHeightsRole: {
        const QList<DayBar> bars = day.bars(row.at, barCount);
        int slowest = 1;
        for (const DayBar &bar : bars)
            slowest = std::max(slowest, bar.median.value_or(0));
        QList<double> heights;
        for (const DayBar &bar : bars)
            heights += bar.median ? std::max(1.0, double(*bar.median)) / slowest : 0.0;
        return QVariant::fromValue(heights);
    }
    case BarTonesRole: {
        QStringList tones;
        const QList<DayBar> bars = day.bars(row.at, barCount);
        for (const DayBar &bar : bars) {
            tones += bar.asked == 0      ? QString()
                : bar.failed == 0        ? u"ok"_s
                : bar.failed < bar.asked ? u"warning"_s
                                         : u"danger"_s;
        }
        return tones;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> PlatformModel::roleNames() const
{
    return {{SystemIdRole, "systemId"}, {NameRole, "name"}, {AddressRole, "address"},
        {KeyRole, "key"}, {IsConfiguredRole, "isConfigured"}, {IsAskingRole, "isAsking"},
        {IsFailingRole, "isFailing"}, {StateTextRole, "stateText"}, {ToneRole, "tone"},
        {NoteRole, "note"}, {AffectedRole, "affected"}, {LastOkRole, "lastOk"},
        {ErrorRole, "error"}, {ErrorAtRole, "errorAt"}, {VersionRole, "version"},
        {CertificateEndRole, "certificateEnd"}, {CertificateDaysRole, "certificateDays"},
        {CertificateToneRole, "certificateTone"}, {AskedRole, "asked"}, {MissedRole, "missed"},
        {LastMsRole, "lastMs"}, {MedianMsRole, "medianMs"}, {P95MsRole, "p95Ms"},
        {BarHeightsRole, "barHeights"}, {BarTonesRole, "barTones"}};
}

QList<int> PlatformModel::changedRoles(const Row &before, const Row &after)
{
    const SystemHealth &was = before.health;
    const SystemHealth &is = after.health;
    QList<int> roles;
    if (was.isAsking != is.isAsking)
        roles << IsAskingRole;
    if (was.state != is.state || was.note != is.note || was.words != is.words
        || was.error != is.error)
        roles << StateTextRole << ToneRole << NoteRole << IsFailingRole << ErrorRole;
    if (was.lastOk != is.lastOk)
        roles << LastOkRole;
    if (was.errorAt != is.errorAt)
        roles << ErrorAtRole;
    if (was.version != is.version)
        roles << VersionRole;
    if (was.certificateEnd != is.certificateEnd
        || certificateTone(was.certificateEnd, before.at)
            != certificateTone(is.certificateEnd, after.at))
        roles << CertificateEndRole << CertificateDaysRole << CertificateToneRole;
    if (was.day != is.day)
        roles << AskedRole << MissedRole << LastMsRole << MedianMsRole << P95MsRole
              << BarHeightsRole << BarTonesRole;
    return roles;
}

} // namespace FibreDesk
