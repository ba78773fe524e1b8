// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

Session::Session(Clock clock, QObject *parent)
    : QObject(parent)
    , Singleton(this)
    , m_clock(std::move(clock))
    , m_lock(m_clock)
    , m_worstTone(u"neutral"_s)
{
    m_silence.setInterval(1s);
    m_silence.setTimerType(Qt::CoarseTimer);
    connect(&m_silence, &QTimer::timeout, this, &Session::checkSilence);
    m_silence.start();
}

void Session::setUnsettled(const QString &unsettled)
{
    if (unsettled == m_unsettled)
        return;
    m_unsettled = unsettled;
    Q_EMIT unsettledChanged();
}

void Session::setWipeOrder(const QString &text)
{
    if (text == m_wipeOrder)
        return;
    m_wipeOrder = text;
    Q_EMIT wipeOrderChanged();
}

QString Session::version()
{
    return QCoreApplication::applicationVersion();
}

void Session::setConnection(const Connection &connection)
{
    m_connections.upsert(connection);
    checkSilence();
    updateHealth();
}

void Session::touchConnection(const QString &id)
{
    const Connection *found = m_connections.rows().find(id);
    if (!found)
        return;
    Connection row = *found;
    row.state = Connection::State::Ok;
    row.lastOk = m_clock.now();
    row.reason.clear();
    setConnection(row);
}

void Session::checkSilence()
{
    const QDateTime now = m_clock.now();
    bool changed = false;
    for (int i = 0; i < m_connections.count(); ++i) {
        Connection row = m_connections.rows().at(i);
        if (row.state != Connection::State::Ok || row.limitSeconds <= 0 || !row.lastOk.isValid())
            continue;
        if (row.lastOk.secsTo(now) <= row.limitSeconds)
            continue;
        row.state = Connection::State::Stale;
        m_connections.upsert(row);
        changed = true;
    }
    if (changed)
        updateHealth();
    updateTrouble();
}

void Session::updateTrouble()
{
    using State = Connection::State;
    const QDateTime now = m_clock.now();
    Trouble stopped;
    Trouble failing;
    for (const Connection &row : m_connections.rows().rows()) {
        // A new try does not end a failure, an answer does.
        if (row.state != State::Failed && row.state != State::Stopped
            && row.state != State::Connecting) {
            m_failingSince.remove(row.id);
            continue;
        }
        if (row.state == State::Failed && !m_failingSince.contains(row.id))
            m_failingSince.insert(row.id, now);
        const QDateTime since = m_failingSince.value(row.id);
        const bool isLong = since.isValid() && since.secsTo(now) >= momentSeconds;
        if (row.state == State::Stopped && stopped.id.isEmpty())
            stopped = {.id = row.id, .name = row.name, .reason = row.reason};
        else if (isLong && failing.id.isEmpty())
            failing = {.id = row.id, .name = row.name, .reason = row.reason};
    }
    const Trouble trouble = stopped.id.isEmpty() ? failing : stopped;
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

void Session::updateHealth()
{
    static const QStringList order{u"neutral"_s, u"ok"_s, u"pending"_s, u"warning"_s, u"danger"_s};
    qsizetype worst = 0;
    for (const Connection &row : m_connections.rows().rows())
        worst = std::max(worst, order.indexOf(ConnectionModel::tone(row.state)));
    if (order.at(worst) == m_worstTone)
        return;
    m_worstTone = order.at(worst);
    Q_EMIT healthChanged();
}

void Session::setOffline(bool offline)
{
    if (m_offline == offline)
        return;
    m_offline = offline;
    Q_EMIT offlineChanged();
}

void Session::setMirrorAt(const QDateTime &at)
{
    if (m_mirrorAt == at)
        return;
    m_mirrorAt = at;
    Q_EMIT mirrorAtChanged();
}

void Session::setPendingCount(int count)
{
    if (m_pendingCount == count)
        return;
    m_pendingCount = count;
    Q_EMIT pendingCountChanged();
}

void Session::setHeldCount(int count)
{
    if (m_heldCount == count)
        return;
    m_heldCount = count;
    Q_EMIT heldCountChanged();
}

void Session::setUncertainCount(int count)
{
    if (m_uncertainCount == count)
        return;
    m_uncertainCount = count;
    Q_EMIT uncertainCountChanged();
}

void Session::setUndecidedCount(int count)
{
    if (m_undecidedCount == count)
        return;
    m_undecidedCount = count;
    Q_EMIT undecidedCountChanged();
}

void Session::setCloseQuestion(const QString &question)
{
    if (m_closeQuestion == question)
        return;
    m_closeQuestion = question;
    Q_EMIT closeQuestionChanged();
}

void Session::setUndoText(const QString &text)
{
    if (m_undoText == text)
        return;
    m_undoText = text;
    Q_EMIT undoTextChanged();
}

void Session::setFill(double progress, const QString &text)
{
    const double value = progress < 0 ? -1 : std::min(1.0, progress);
    if (qFuzzyCompare(m_fillProgress + 2, value + 2) && m_fillText == text)
        return;
    m_fillProgress = value;
    m_fillText = text;
    Q_EMIT fillChanged();
}

void Session::setRemovesCopy(bool removes)
{
    if (std::exchange(m_removesCopy, removes) != removes)
        Q_EMIT removesCopyChanged();
}

void Session::setPresence(const QString &document, const QString &people)
{
    if (document == m_alsoHereAt && people == m_alsoHere)
        return;
    m_alsoHereAt = document;
    m_alsoHere = people;
    Q_EMIT presenceChanged();
}

void Session::setAbout(const About &about)
{
    if (m_about == about)
        return;
    m_about = about;
    Q_EMIT aboutChanged();
}

void Session::setProfiles(QList<ProfileEntry> profiles)
{
    if (m_profiles == profiles)
        return;
    m_profiles = std::move(profiles);
    Q_EMIT profilesChanged();
}

void Session::setSignIns(SignInBoard *signIns)
{
    if (std::exchange(m_signIns, signIns) != signIns)
        Q_EMIT signInChanged();
}

void Session::openDataDirectory() const
{
    if (!m_about.dataDirectory.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_about.dataDirectory));
}

} // namespace FibreDesk
