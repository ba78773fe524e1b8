// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/profile.h"
#include "secrets/secretstore.h"

#include <QAbstractListModel>
#include <QPointer>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The secrets of the profile's sections: which there are and where each is kept, never what it is.
class SecretsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by Session")
    Q_PROPERTY(int count READ count NOTIFY reset)
    /// How many are needed and nowhere.
    Q_PROPERTY(int lacking READ lacking NOTIFY reset)
    /// "keychain", "memory", or "unknown" while it is being asked.
    Q_PROPERTY(QString backend READ backend NOTIFY backendChanged)
    Q_PROPERTY(QString backendName READ backendName NOTIFY backendChanged)
    /// The keychain's own words for why there is only memory.
    Q_PROPERTY(QString backendReason READ backendReason NOTIFY backendChanged)
    /// "switchedOff", "noSessionBus", "silent", "untrue", "refused"; empty with a keychain.
    Q_PROPERTY(QString backendCause READ backendCause NOTIFY backendChanged)
    /// Something was entered or removed that takes effect when the services start again.
    Q_PROPERTY(bool changed READ isChanged NOTIFY changedChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY errorChanged)

public:
    enum Role {
        SectionRole = Qt::UserRole + 1,
        SecretKeyRole,
        /// "environment", "file", "keychain", "session", "nowhere"
        PlaceRole,
        NeededRole,
        /// What is in the file or the environment goes before what is entered here.
        EditableRole,
    };
    Q_ENUM(Role)

    explicit SecretsModel(QObject *parent = nullptr);

    void setSource(const Profile &profile, Safe::SecretStore *store);

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] int lacking() const;
    [[nodiscard]] QString backend() const;
    [[nodiscard]] QString backendName() const;
    [[nodiscard]] QString backendReason() const;
    [[nodiscard]] QString backendCause() const;
    [[nodiscard]] bool isChanged() const { return m_isChanged; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// To the keychain, or only for this session.
    Q_INVOKABLE void enter(int row, const QString &value, bool onlyNow);
    Q_INVOKABLE void remove(int row);
    /// The keychain holds more than was used at the start.
    void noteOpened();
    /// Looks for a keychain anew.
    Q_INVOKABLE void probe();
    /// The services are to start again with what was entered.
    Q_INVOKABLE void apply() { Q_EMIT applyRequested(); }

Q_SIGNALS:
    void reset();
    void backendChanged();
    void changedChanged();
    void errorChanged();
    void applyRequested();

private:
    void setChanged();
    [[nodiscard]] Safe::SecretId idOf(int row) const;
    [[nodiscard]] QString placeOf(int row) const;
    void handleDone(const Result<void> &done, int row, Safe::SecretStore::Place place);

    QPointer<Safe::SecretStore> m_store;
    QString m_profile;
    QList<Profile::Secret> m_rows;
    ErrorText m_error;
    bool m_isChanged = false;
};

} // namespace FibreDesk
