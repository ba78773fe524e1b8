// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace QKeychain {
class Job;
}

namespace FibreDesk::Safe {

/// Which secret: of which profile, under which section and key of it.
struct SecretId {
    QString profile; ///< the profile's file
    QString section;
    QString key;

    [[nodiscard]] QString path() const { return section + u'/' + key; }
    bool operator==(const SecretId &) const = default;
};
[[nodiscard]] size_t qHash(const SecretId &id, size_t seed = 0) noexcept;

/// Where secrets are kept now. Only what was written, read back and deleted again counts as a
/// keychain.
struct Backend {
    enum class Kind {
        Unknown, ///< not asked yet
        Keychain,
        Memory, ///< for this session only
    };

    /// Why there is only memory.
    enum class Cause {
        None,
        SwitchedOff,
        NoSessionBus,
        Silent, ///< it may be waiting for its own password
        Untrue, ///< it gave back something else than was written
        Refused, ///< for a reason of its own
    };

    Kind kind = Kind::Unknown;
    QString name{}; ///< "Secret Service", "KWallet"
    QString reason{}; ///< the cause in words: the keychain's own, or ours in English
    Cause cause = Cause::None;

    bool operator==(const Backend &) const = default;
};

class KeychainAnswer;

/// Secrets in the system's keychain, or, where there is none that works, in memory until the
/// program ends; never in a file. A keychain that keeps us waiting (for its own password, mostly)
/// counts as none until it answers.
class SecretStore : public QObject {
    Q_OBJECT

public:
    enum class Place { Nowhere, Keychain, Session };

    struct Options {
        std::chrono::milliseconds patience = std::chrono::seconds(5);
        QString service = QStringLiteral("FibreDesk");
        /// No keychain is looked for; FIBREDESK_KEYCHAIN=none sets it too.
        bool isMemoryOnly = false;
    };

    explicit SecretStore(Options options, QObject *parent = nullptr);
    SecretStore();
    ~SecretStore() override;

    [[nodiscard]] const Backend &backend() const { return m_backend; }
    /// Writes, reads back and deletes a value that means nothing. Asked for once by itself, before
    /// the first use; asking again looks anew.
    [[nodiscard]] QCoro::Task<Backend> probe();

    /// Nothing where nobody has it. The session's value goes before the keychain's.
    [[nodiscard]] QCoro::Task<Result<std::optional<QString>>> read(SecretId id);
    /// To the keychain or only for this session. Where the keychain refuses, nothing is kept.
    [[nodiscard]] QCoro::Task<Result<void>> write(SecretId id, QString value, Place place);
    /// From both.
    [[nodiscard]] QCoro::Task<Result<void>> remove(SecretId id);
    /// Where a secret that was read or written in this session is.
    [[nodiscard]] Place placeOf(const SecretId &id) const;

Q_SIGNALS:
    void backendChanged();
    /// A keychain that had kept us waiting is open now.
    void opened();

private:
    struct Outcome;
    friend class KeychainAnswer;

    QCoro::Task<std::optional<Outcome>> run(QKeychain::Job *job);
    void setBackend(Backend backend);
    void handleLateAnswer();
    [[nodiscard]] Error failure(const std::optional<Outcome> &outcome, const SecretId &id) const;

    Options m_options;
    Backend m_backend;
    QHash<SecretId, QString> m_session;
    QHash<SecretId, Place> m_places;
};

} // namespace FibreDesk::Safe
