// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "cpe/acs/acsclient.h"
#include "devicelive.h"
#include "devicetasks.h"

#include <QAbstractListModel>
#include <QPointer>
#include <qqmlintegration.h>

#include <functional>
#include <vector>

namespace FibreDesk {

/// Every parameter that the ACS has read of the device in front, with its age; read when somebody
/// opens it. Passwords and keys are named and never shown.
class DeviceParameters : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool canRead READ canRead NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    struct Parts {
        Cpe::Acs::AcsClient *acs = nullptr; ///< null: no ACS
        DeviceLive *live = nullptr;
        DeviceTasks *tasks = nullptr;
        std::function<QString(const DeviceHandle &)> acsId{};
    };
    enum Role {
        PathRole = Qt::UserRole + 1,
        ValueRole, ///< empty where it is hidden or was never read
        KindRole, ///< "value", "secret", "unread"
        AtRole,
        WritableRole
    };
    Q_ENUM(Role)

    explicit DeviceParameters(Parts parts, QObject *parent = nullptr);
    ~DeviceParameters() override;

    /// Reads what the ACS knows; from now on it is kept up as the device tells anew.
    Q_INVOKABLE void open();
    Q_INVOKABLE void close();
    /// Has the device tell this one again.
    Q_INVOKABLE void readAgain(const QString &path);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool canRead() const;
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] QString search() const { return m_search; }
    /// Each word is part of the path or of the value.
    void setSearch(const QString &search);
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] ErrorText error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    void read();
    void show();

    Parts m_parts;
    RequestScope m_scope;
    QList<Cpe::Acs::Parameter> m_all;
    std::vector<qsizetype> m_shown; ///< places in m_all
    QString m_serial;
    QString m_search;
    ErrorText m_error;
    bool m_isOpen = false;
    bool m_isReading = false;
    int m_generation = 0;
};

} // namespace FibreDesk
