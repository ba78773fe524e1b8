// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/webclient.h"

#include "core/wipe.h"

#include <QScopeGuard>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

using SessionPtr = std::shared_ptr<WebSession>;

const QString WifiObject = u"DEV2_ADT_WIFI_COMMON"_s;

/// The device said no to this one question: its session is as good as before.
bool isAnswer(const Error &error)
{
    return error.kind == ErrorKind::Device || error.kind == ErrorKind::Validation
        || error.kind == ErrorKind::Unsupported;
}

/// Some firmware has a status of 500 or 406 for an object that it does not know.
bool isNotTold(const Error &error)
{
    return isAnswer(error) || error.kind == ErrorKind::Server;
}

Error cancelled(const WebDevice &device)
{
    return {.kind = ErrorKind::Cancelled, .source = u"web %1"_s.arg(device.id)};
}

/// One piece of work in a session: signed in before, logged out after a failure. A session that
/// another one has ended meanwhile is begun anew once, where the work only asks.
template <typename T>
QCoro::Task<Result<T>> within(SessionPtr session, Login login,
    std::function<QCoro::Task<Result<T>>(SessionPtr)> work, bool mayRepeat,
    QPointer<RequestScope> scope)
{
    const bool hadScope = !scope.isNull();
    const auto turn = co_await session->turn();
    for (int round = 0;; ++round) {
        if (session->isStopped() || (hadScope && !scope))
            co_return std::unexpected(cancelled(session->device()));
        const auto opened = co_await session->open(login, scope);
        if (!opened)
            co_return std::unexpected(opened.error());
        auto done = co_await work(session);
        if (done || isAnswer(done.error()))
            co_return done;
        const bool isLost = done.error().type == Failure::SessionLost && !session->isFresh();
        co_await session->logOut();
        if (!isLost || !mayRepeat || round > 0)
            co_return done;
    }
}

QCoro::Task<Result<WebReading>> readAll(
    SessionPtr session, Clock clock, QPointer<RequestScope> scope)
{
    WebReading reading;
    for (const Wanted &wanted : wantedObjects()) {
        Query query{.operation = wanted.operation, .object = wanted.object};
        const auto named = [&wanted] {
            QList<std::pair<QString, QString>> attributes;
            for (const QString &name : wanted.known)
                attributes.append({name, {}});
            return attributes;
        };
        if (!wanted.wantsAll)
            query.attributes = named();
        auto told = co_await session->call(query, scope);
        const bool isTold = told && std::ranges::any_of(*told, [](const Instance &instance) {
            return !instance.values.isEmpty();
        });
        const bool isRefused = !told && isNotTold(told.error());
        if (wanted.wantsAll && !wanted.known.isEmpty() && (isRefused || (told && !isTold))) {
            query.attributes = named();
            told = co_await session->call(query, scope);
        }
        if (!told && !isNotTold(told.error()))
            co_return std::unexpected(told.error());
        if (!told) {
            if (!wanted.isOptional)
                reading.unread.append(told.error());
            continue;
        }
        const QDateTime now = clock.now();
        fill(reading.facts, wanted.object, *told, now);
        if (wanted.object == "DEV2_DHCPV4_POOL_STATICADDR"_L1)
            reading.leases = staticLeases(*told);
        reading.objects.insert(wanted.object, withoutSecrets(*told));
    }
    if (reading.objects.isEmpty() && !reading.unread.isEmpty())
        co_return std::unexpected(reading.unread.first());
    if (const auto serial = best(reading.facts, FactKey::SerialNumber))
        reading.facts.serial = serial->value.toString();
    co_return reading;
}

struct Write {
    QString attribute{};
    QString value{};
    bool isSecret = false;
};

/// The attributes this device itself shows for what is to be changed: none is ever guessed.
Result<QList<Write>> writesFor(
    const WifiChange &change, const Instance &network, const QString &source)
{
    const QString prefix = change.isGuest ? u"guest"_s : u"primary"_s;
    QList<Write> writes;
    const auto missing = [&source](const QString &what) {
        return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"this model does not show where its %1 is set"_s.arg(what),
            .source = source});
    };
    if (change.enabled) {
        if (!network.values.contains(prefix + u"Enable"_s))
            return missing(u"network's switch"_s);
        writes.append(
            {.attribute = prefix + u"Enable"_s, .value = *change.enabled ? u"1"_s : u"0"_s});
    }
    if (change.ssid) {
        if (!network.values.contains(prefix + u"SSID"_s))
            return missing(u"network's name"_s);
        writes.append({.attribute = prefix + u"SSID"_s, .value = *change.ssid});
    }
    if (change.password) {
        const QStringList names = network.values.keys();
        const auto found = std::ranges::find_if(names, [&prefix](const QString &name) {
            return name.startsWith(prefix) && isSecretName(name);
        });
        if (found == names.end())
            return missing(u"network's password"_s);
        writes.append(
            {.attribute = *found, .value = QString::fromUtf8(*change.password), .isSecret = true});
    }
    return writes;
}

Result<void> checkChange(const WifiChange &change, const QString &source)
{
    const auto refused = [&source](const QString &detail) {
        return std::unexpected(
            Error{.kind = ErrorKind::Validation, .detail = detail, .source = source});
    };
    if (!change.enabled && !change.ssid && !change.password)
        return refused(u"nothing is to be changed"_s);
    if (change.ssid && (change.ssid->isEmpty() || change.ssid->toUtf8().size() > 32))
        return refused(u"a network's name has 1 to 32 bytes"_s);
    if (change.password) {
        const bool isPlain = std::ranges::all_of(
            *change.password, [](char sign) { return sign >= 32 && sign < 127; });
        if (!isPlain || change.password->size() < 8 || change.password->size() > 63)
            return refused(u"a Wi-Fi password has 8 to 63 ASCII characters"_s);
    }
    return {};
}

QCoro::Task<Result<std::optional<Instance>>> readNetwork(
    SessionPtr session, QString stack, QPointer<RequestScope> scope)
{
    const auto told =
        co_await session->call({.operation = Operation::GetList, .object = WifiObject}, scope);
    if (!told)
        co_return std::unexpected(told.error());
    for (const Instance &instance : *told) {
        if (instance.stack == stack)
            co_return std::optional(instance);
    }
    co_return std::optional<Instance>();
}

QCoro::Task<Result<QList<WifiOutcome>>> changeNetwork(
    SessionPtr session, WifiChange change, QPointer<RequestScope> scope)
{
    const QString source = u"web wifi %1"_s.arg(session->device().id);
    const auto before = co_await readNetwork(session, change.stack, scope);
    if (!before)
        co_return std::unexpected(before.error());
    if (!*before)
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"the device has no radio %1"_s.arg(change.stack),
            .source = source});
    auto writes = writesFor(change, **before, source);
    if (!writes)
        co_return std::unexpected(writes.error());
    const auto wiped = qScopeGuard([&writes] {
        for (Write &write : *writes) {
            if (write.isSecret)
                wipe(write.value);
        }
    });
    Query query{.operation = Operation::Set, .object = WifiObject, .stack = change.stack};
    for (const Write &write : *writes)
        query.attributes.append({write.attribute, write.value});
    const auto set = co_await session->call(query, scope);
    for (auto &[name, value] : query.attributes)
        value.clear();
    if (!set)
        co_return std::unexpected(set.error());

    const auto after = co_await readNetwork(session, change.stack, scope);
    if (!after)
        co_await session->logOut();
    QList<WifiOutcome> outcomes;
    for (const Write &write : *writes) {
        WifiOutcome outcome{.attribute = write.attribute};
        const QString now =
            after && *after ? (*after)->values.value(write.attribute).toString() : QString();
        const bool isTold =
            after && *after && (*after)->values.contains(write.attribute) && !now.isEmpty();
        const bool isHidden =
            write.isSecret && std::ranges::all_of(now, [](QChar sign) { return sign == u'*'; });
        if (!write.isSecret) {
            outcome.before = (*before)->values.value(write.attribute).toString();
            outcome.after = now;
        }
        if (isTold && !isHidden)
            outcome.state =
                now == write.value ? WifiOutcome::State::Confirmed : WifiOutcome::State::Differs;
        outcomes.append(outcome);
    }
    co_return outcomes;
}

QCoro::Task<Result<void>> startAgain(SessionPtr session, QPointer<RequestScope> scope)
{
    const auto done =
        co_await session->call({.operation = Operation::Act, .object = u"ACT_REBOOT"_s}, scope);
    if (!done)
        co_return std::unexpected(done.error());
    session->forget(); // it ends with the device
    co_return Result<void>();
}

/// When whoever has the turn is done with it.
QCoro::Task<void> part(SessionPtr session)
{
    const auto turn = co_await session->turn();
    co_await session->logOut();
}

} // namespace

WebClient::WebClient(const QString &dataDir, Clock clock, Patience patience, QObject *parent)
    : QObject(parent)
    , m_memory(dataDir + u"/cpe-web.json"_s)
    , m_clock(std::move(clock))
    , m_patience(patience)
{
}

WebClient::~WebClient()
{
    // Whoever did not wait for close() still leaves no session behind while events are handled.
    for (const auto &[key, session] : m_sessions) {
        session->stop();
        if (session->isOpen())
            part(session);
    }
}

WebClient::SessionPtr WebClient::sessionFor(const WebDevice &device)
{
    auto &session = m_sessions[device.id + u'\n' + device.address];
    if (!session) {
        session = std::make_shared<WebSession>(device, m_memory, m_clock, m_patience);
        if (m_isClosed)
            session->stop();
    }
    return session;
}

int WebClient::openSessions() const
{
    return int(std::ranges::count_if(
        m_sessions, [](const auto &entry) { return entry.second->isOpen(); }));
}

QCoro::Task<Result<WebReading>> WebClient::read(
    WebDevice device, Login login, QPointer<RequestScope> scope)
{
    login.password.detach();
    const auto wiped = qScopeGuard([&login] { wipe(login.password); });
    const std::function<QCoro::Task<Result<WebReading>>(SessionPtr)> work =
        [clock = m_clock, scope](SessionPtr session) { return readAll(session, clock, scope); };
    co_return co_await within(sessionFor(device), login, work, true, scope);
}

QCoro::Task<Result<QList<Instance>>> WebClient::query(
    WebDevice device, Login login, Query query, bool withSecrets, QPointer<RequestScope> scope)
{
    login.password.detach();
    const auto wiped = qScopeGuard([&login] { wipe(login.password); });
    if (const auto checked = checkQuery(query); !checked)
        co_return std::unexpected(checked.error());
    if (query.operation != Operation::Get && query.operation != Operation::GetList
        && query.operation != Operation::GetSubtree)
        co_return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail = u"a query only asks"_s,
            .source = u"web query"_s});
    const std::function<QCoro::Task<Result<QList<Instance>>>(SessionPtr)> work =
        [query, scope](SessionPtr session) { return session->call(query, scope); };
    auto told = co_await within(sessionFor(device), login, work, true, scope);
    if (told && !withSecrets)
        told = withoutSecrets(*told);
    co_return told;
}

namespace {

Deed webDeed(const QString &action, const QString &serial)
{
    return {.area = u"devices"_s, .action = action, .name = serial, .source = u"web"_s};
}

/// What the device told before and after; where it told nothing, what was wanted.
Deed wifiDeed(
    const QString &serial, const QString &wantedName, const Result<QList<WifiOutcome>> &outcomes)
{
    Deed deed = ended(webDeed(u"wifi"_s, serial), errorOf(outcomes));
    if (!outcomes) {
        if (!wantedName.isEmpty())
            deed.after.insert(u"ssid"_s, wantedName);
        return deed;
    }
    for (const WifiOutcome &one : *outcomes) {
        const bool isSecret = one.before.isEmpty() && one.after.isEmpty();
        if (!isSecret)
            deed.before.insert(one.attribute, one.before);
        deed.after.insert(one.attribute, isSecret ? u"••••••"_s : one.after);
        if (one.state == WifiOutcome::State::Differs)
            deed.result = u"refused"_s;
        else if (one.state == WifiOutcome::State::NotTold && !isSecret)
            deed.result = u"uncertain"_s;
    }
    return deed;
}

} // namespace

QCoro::Task<Result<QList<WifiOutcome>>> WebClient::changeWifi(
    WebDevice device, Login login, WifiChange change, QPointer<RequestScope> scope)
{
    login.password.detach();
    if (change.password)
        change.password->detach();
    const auto wiped = qScopeGuard([&login, &change] {
        wipe(login.password);
        if (change.password)
            wipe(*change.password);
    });
    if (const auto forbidden = refusalOf(m_oversight, u"actOnDevices"_s))
        co_return std::unexpected(*forbidden);
    const OversightRef oversight = m_oversight;
    const QString serial = device.id;
    const QString wanted = change.ssid.value_or(QString());
    const auto checked = checkChange(change, u"web wifi %1"_s.arg(device.id));
    if (!checked)
        co_return std::unexpected(checked.error());
    const std::function<QCoro::Task<Result<QList<WifiOutcome>>>(SessionPtr)> work =
        [change, scope](SessionPtr session) { return changeNetwork(session, change, scope); };
    auto outcomes = co_await within(sessionFor(device), login, work, false, scope);
    note(oversight, wifiDeed(serial, wanted, outcomes));
    co_return outcomes;
}

QCoro::Task<Result<void>> WebClient::reboot(
    WebDevice device, Login login, QPointer<RequestScope> scope)
{
    login.password.detach();
    const auto wiped = qScopeGuard([&login] { wipe(login.password); });
    if (const auto forbidden = refusalOf(m_oversight, u"actOnDevices"_s))
        co_return std::unexpected(*forbidden);
    const OversightRef oversight = m_oversight;
    const QString serial = device.id;
    const std::function<QCoro::Task<Result<void>>(SessionPtr)> work = [scope](SessionPtr session) {
        return startAgain(session, scope);
    };
    const auto done = co_await within(sessionFor(device), login, work, false, scope);
    note(oversight, ended(webDeed(u"reboot"_s, serial), errorOf(done)));
    co_return done;
}

QCoro::Task<Result<void>> WebClient::forgetRefusals(QString device)
{
    const auto done = co_await m_memory.change(device, [](Remembered &known) {
        known.refused.clear();
        known.attemptsLeft.reset();
        known.lockedUntil = {};
        known.unreadSignIns = 0;
    });
    co_return done ? Result<void>() : std::unexpected(done.error());
}

QCoro::Task<Result<void>> WebClient::forgetCertificate(QString device)
{
    const auto done =
        co_await m_memory.change(device, [](Remembered &known) { known.fingerprint.clear(); });
    co_return done ? Result<void>() : std::unexpected(done.error());
}

QCoro::Task<void> WebClient::close()
{
    m_isClosed = true;
    std::vector<SessionPtr> sessions;
    for (const auto &[key, session] : m_sessions)
        sessions.push_back(session);
    // All at once: the slowest device decides how long it takes.
    std::vector<QCoro::Task<void>> partings;
    for (const SessionPtr &session : sessions) {
        session->stop();
        partings.push_back(part(session));
    }
    for (const auto &parting : partings)
        co_await parting;
}

} // namespace FibreDesk::Cpe::TpLink
