// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "cpe/acs/taskwatch.h"
#include "devicelive.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

/// What is asked of the device in front through the ACS, and what became of it: each task with its
/// state until it is settled, also those of other days and of before a restart. Nothing is ever
/// asked twice by itself.
class DeviceTasks : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::RecordModel *list READ list CONSTANT)
    /// The Wi-Fi networks that the ACS can change.
    Q_PROPERTY(FibreDesk::RecordModel *networks READ networks CONSTANT)
    /// The ACS is configured and knows the device.
    Q_PROPERTY(bool canAsk READ canAsk NOTIFY changed)
    Q_PROPERTY(bool isSending READ isSending NOTIFY changed)
    /// The ACS was seen to answer without any credentials (CVE-2025-56015).
    Q_PROPERTY(bool isAcsUnguarded READ isAcsUnguarded NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    struct Parts {
        Cpe::Acs::TaskWatch *watch = nullptr; ///< null: no ACS
        DeviceLive *live = nullptr;
        /// What the ACS calls a device; empty while it is not known there.
        std::function<QString(const DeviceHandle &)> acsId{};
    };

    explicit DeviceTasks(Parts parts, QObject *parent = nullptr);

    void setLanguage(const QString &language);

    Q_INVOKABLE void reboot();
    /// Has the device tell everything the page shows, anew.
    Q_INVOKABLE void refresh();
    /// `network` is a row of networks. An empty name or password stays as it is.
    Q_INVOKABLE void changeWifi(int network, const QString &name, const QString &password);
    /// Why the values would not be taken; empty = they would.
    [[nodiscard]] Q_INVOKABLE QString wifiProblem(
        const QString &name, const QString &password) const;
    /// What changing a radio would do, for the question before it: "before" and "after".
    [[nodiscard]] Q_INVOKABLE QVariantMap wifiChange(int network, const QString &name) const;
    /// Anything else that a person has confirmed.
    void order(const Result<Cpe::Acs::TaskRequest> &request) { send(request); }
    /// Has the device tell one parameter anew.
    void readValue(const QString &path);
    Q_INVOKABLE void forget(const QString &rowId);

    [[nodiscard]] RecordModel *list() { return &m_list; }
    [[nodiscard]] RecordModel *networks() { return &m_networks; }
    [[nodiscard]] bool canAsk() const;
    [[nodiscard]] bool isSending() const { return m_sending > 0; }
    [[nodiscard]] bool isAcsUnguarded() const { return m_isAcsUnguarded; }
    void setAcsUnguarded(bool isUnguarded);
    [[nodiscard]] ErrorText error() const { return m_error; }

    [[nodiscard]] static QString nameWord(Cpe::Acs::TaskName name);
    [[nodiscard]] static QString stateWord(const Cpe::Acs::WatchedTask &task);
    [[nodiscard]] static QString tone(const Cpe::Acs::WatchedTask &task);
    [[nodiscard]] static QString faultText(const Cpe::Acs::FaultRecord &fault);
    /// What there is to say beyond the state.
    [[nodiscard]] static QString detail(const Cpe::Acs::WatchedTask &task, const QString &language);

Q_SIGNALS:
    void changed();
    /// The device told the ACS something anew; this one's page may be older now.
    void readAnew(const QString &serial);
    /// Something that changes a device came to its end; what is to be written of it on the
    /// customer's time line.
    void settled(const FibreDesk::Cpe::Acs::WatchedTask &task, const QString &text);

private:
    void send(const Result<Cpe::Acs::TaskRequest> &request);
    void handleTask(const Cpe::Acs::WatchedTask &task);
    /// Kept in the diary of its device, whichever is in front now.
    void keep(const Cpe::Acs::WatchedTask &task, const QString &text);
    [[nodiscard]] QString logText(const Cpe::Acs::WatchedTask &task) const;
    void show();
    void showNetworks();

    Parts m_parts;
    RecordModel m_list;
    RecordModel m_networks;
    QList<Cpe::Radio> m_radios; ///< of networks
    int m_sending = 0;
    bool m_isAcsUnguarded = false;
    ErrorText m_error;
    QString m_serial;
    QSet<qint64> m_told; ///< their end was told
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
