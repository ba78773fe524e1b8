// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/secretstore.h"

#include "core/logging.h"
#include "core/wipe.h"

#include <qt6keychain/keychain.h>

#include <QCoroSignal>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFileInfo>
#include <QPointer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace FibreDesk::Safe {

struct SecretStore::Outcome {
    QKeychain::Error error = QKeychain::NoError;
    QString words{};
    QString text{};
};

/// What a job of the keychain came to. Jobs outlive our patience: the library writes into them
/// until they end, and they delete themselves.
class KeychainAnswer : public QObject {
    Q_OBJECT

public:
    std::optional<SecretStore::Outcome> outcome;
    bool isLate = false;

Q_SIGNALS:
    void come();
};

namespace {

bool isPlasma()
{
    const QByteArray desktop = qgetenv("XDG_CURRENT_DESKTOP");
    return desktop == "KDE" || qgetenv("DESKTOP_SESSION") == "kde"
        || !qgetenv("KDE_FULL_SESSION").isEmpty();
}

/// What QtKeychain talks to, by its own rule: it does not tell.
QString backendName()
{
    if (isPlasma()) {
        const QString daemon =
            u"org.kde.kwalletd"_s + QString::fromLatin1(qgetenv("KDE_SESSION_VERSION"));
        const QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
        if (bus && bus->isServiceRegistered(daemon))
            return u"KWallet"_s;
    }
    return u"Secret Service"_s;
}

/// Asking for a bus where there is none would start one.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

QString keyOf(const SecretId &id)
{
    return id.profile + u' ' + id.path();
}

} // namespace

size_t qHash(const SecretId &id, size_t seed) noexcept
{
    return qHashMulti(seed, id.profile, id.section, id.key);
}

SecretStore::SecretStore(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    if (qEnvironmentVariable("FIBREDESK_KEYCHAIN") == "none"_L1)
        m_options.isMemoryOnly = true;
}

SecretStore::SecretStore()
    : SecretStore(Options{})
{
}

SecretStore::~SecretStore()
{
    for (QString &value : m_session)
        wipe(value);
}

void SecretStore::setBackend(Backend backend)
{
    if (backend == m_backend)
        return;
    m_backend = std::move(backend);
    qCInfo(lcApp).noquote() << "secrets are kept in"
                            << (m_backend.kind == Backend::Kind::Keychain
                                       ? m_backend.name
                                       : u"memory: "_s + m_backend.reason);
    Q_EMIT backendChanged();
}

QCoro::Task<std::optional<SecretStore::Outcome>> SecretStore::run(QKeychain::Job *job)
{
    const auto answer = std::make_shared<KeychainAnswer>();
    const QPointer<SecretStore> self(this);
    // Not this as the context: the job reports also when the store is gone.
    connect(job, &QKeychain::Job::finished, answer.get(), [answer, self](QKeychain::Job *done) {
        Outcome outcome{.error = done->error(), .words = done->errorString()};
        if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done))
            outcome.text = reading->textData();
        answer->outcome = std::move(outcome);
        if (answer->isLate && self)
            self->handleLateAnswer();
        Q_EMIT answer->come();
        // The connection holds the answer, and the answer the connection.
        QObject::disconnect(done, nullptr, answer.get(), nullptr);
    });
    job->start();
    co_await qCoro(answer.get(), &KeychainAnswer::come, m_options.patience);
    if (!answer->outcome) {
        answer->isLate = true;
        if (self)
            self->setBackend({.kind = Backend::Kind::Memory,
                .name = {},
                .reason = u"the keychain does not answer; it may be waiting for its password"_s,
                .cause = Backend::Cause::Silent});
        co_return std::nullopt;
    }
    co_return answer->outcome;
}

void SecretStore::handleLateAnswer()
{
    QCoro::connect(probe(), this, [this](const Backend &backend) {
        if (backend.kind == Backend::Kind::Keychain)
            Q_EMIT opened();
    });
}

QCoro::Task<Backend> SecretStore::probe()
{
    using Cause = Backend::Cause;
    const auto onlyMemory = [this](Cause cause, const QString &reason) {
        setBackend({.kind = Backend::Kind::Memory, .name = {}, .reason = reason, .cause = cause});
        return m_backend;
    };
    if (m_options.isMemoryOnly)
        co_return onlyMemory(Cause::SwitchedOff, u"the keychain is switched off"_s);
    if (!hasSessionBus())
        co_return onlyMemory(Cause::NoSessionBus, u"there is no session bus, and so no keychain"_s);
    const QPointer<SecretStore> self(this);
    const QString key = u"probe "_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString value = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto *writing = new QKeychain::WritePasswordJob(m_options.service);
    writing->setKey(key);
    writing->setTextData(value);
    const auto written = co_await run(writing);
    if (!self)
        co_return Backend{};
    if (!written)
        co_return Backend(m_backend); // run() has said it; QCoro moves out of a plain name
    if (written->error != QKeychain::NoError)
        co_return onlyMemory(Cause::Refused, written->words);
    auto *reading = new QKeychain::ReadPasswordJob(m_options.service);
    reading->setKey(key);
    const auto readBack = co_await run(reading);
    if (!self)
        co_return Backend{};
    auto *deleting = new QKeychain::DeletePasswordJob(m_options.service);
    deleting->setKey(key);
    const auto deleted = co_await run(deleting);
    if (!self)
        co_return Backend{};
    if (!readBack || !deleted)
        co_return Backend(m_backend);
    if (readBack->error != QKeychain::NoError)
        co_return onlyMemory(Cause::Refused, readBack->words);
    if (readBack->text != value)
        co_return onlyMemory(
            Cause::Untrue, u"the keychain gave back something else than was written"_s);
    if (deleted->error != QKeychain::NoError)
        co_return onlyMemory(Cause::Refused, deleted->words);
    setBackend({.kind = Backend::Kind::Keychain, .name = backendName()});
    co_return Backend(m_backend);
}

Error SecretStore::failure(const std::optional<Outcome> &outcome, const SecretId &id) const
{
    return {.kind = outcome ? ErrorKind::Storage : ErrorKind::Timeout,
        .detail = outcome ? outcome->words : m_backend.reason,
        .source = u"keychain "_s + id.path()};
}

QCoro::Task<Result<std::optional<QString>>> SecretStore::read(SecretId id)
{
    if (const auto found = m_session.constFind(id); found != m_session.cend())
        co_return *found;
    const QPointer<SecretStore> self(this);
    if (m_backend.kind == Backend::Kind::Unknown)
        co_await probe();
    if (!self || m_backend.kind != Backend::Kind::Keychain)
        co_return std::nullopt;
    auto *job = new QKeychain::ReadPasswordJob(m_options.service);
    job->setKey(keyOf(id));
    const auto outcome = co_await run(job);
    if (!self)
        co_return std::nullopt;
    if (outcome && outcome->error == QKeychain::EntryNotFound)
        co_return std::nullopt;
    if (!outcome || outcome->error != QKeychain::NoError)
        co_return std::unexpected(failure(outcome, id));
    m_places.insert(id, Place::Keychain);
    co_return outcome->text;
}

QCoro::Task<Result<void>> SecretStore::write(SecretId id, QString value, Place place)
{
    if (place == Place::Session) {
        m_session.insert(id, value);
        m_places.insert(id, Place::Session);
        co_return {};
    }
    const QPointer<SecretStore> self(this);
    if (m_backend.kind == Backend::Kind::Unknown)
        co_await probe();
    if (!self)
        co_return {};
    if (m_backend.kind != Backend::Kind::Keychain)
        co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = m_backend.reason,
            .source = u"keychain "_s + id.path()});
    auto *job = new QKeychain::WritePasswordJob(m_options.service);
    job->setKey(keyOf(id));
    job->setTextData(value);
    const auto outcome = co_await run(job);
    if (!self)
        co_return {};
    if (!outcome || outcome->error != QKeychain::NoError)
        co_return std::unexpected(failure(outcome, id));
    if (const auto old = m_session.find(id); old != m_session.end()) {
        wipe(*old);
        m_session.erase(old);
    }
    m_places.insert(id, Place::Keychain);
    co_return {};
}

QCoro::Task<Result<void>> SecretStore::remove(SecretId id)
{
    if (const auto old = m_session.find(id); old != m_session.end()) {
        wipe(*old);
        m_session.erase(old);
    }
    m_places.remove(id);
    const QPointer<SecretStore> self(this);
    if (m_backend.kind == Backend::Kind::Unknown)
        co_await probe();
    if (!self || m_backend.kind != Backend::Kind::Keychain)
        co_return {};
    auto *job = new QKeychain::DeletePasswordJob(m_options.service);
    job->setKey(keyOf(id));
    const auto outcome = co_await run(job);
    if (!self)
        co_return {};
    const bool isGone = outcome
        && (outcome->error == QKeychain::NoError || outcome->error == QKeychain::EntryNotFound);
    if (!isGone)
        co_return std::unexpected(failure(outcome, id));
    co_return {};
}

SecretStore::Place SecretStore::placeOf(const SecretId &id) const
{
    return m_places.value(id, Place::Nowhere);
}

} // namespace FibreDesk::Safe

#include "secretstore.moc"
