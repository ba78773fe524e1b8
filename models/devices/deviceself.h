// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "cpe/tplink/webclient.h"
#include "devicelive.h"

#include <QCoroTask>
#include <QDateTime>
#include <QJsonObject>
#include <QObject>
#include <qqmlintegration.h>

#include <functional>
#include <optional>

namespace FibreDesk {

/// What is changed at the device in front on its own page, for when the ACS is no way to it: it
/// does not know the device, or has not heard of it. Each change is read back by the device's own
/// word; nothing is ever sent twice by itself.
class DeviceSelf : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    /// The page has answered since the device is in front.
    Q_PROPERTY(bool canChange READ canChange NOTIFY changed)
    /// And the ACS is no way.
    Q_PROPERTY(bool isOffered READ isOffered NOTIFY changed)
    /// Or something is or was done there.
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    Q_PROPERTY(bool isSending READ isSending NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    /// What came of the last change, with the tone of it; empty = none yet.
    Q_PROPERTY(QString said READ said NOTIFY changed)
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    /// The networks that can be changed there.
    Q_PROPERTY(FibreDesk::RecordModel *networks READ networks CONSTANT)

public:
    using Outcomes = QList<Cpe::TpLink::WifiOutcome>;
    struct Parts {
        DeviceLive *live = nullptr;
        /// Both fetch the device's password by themselves.
        std::function<QCoro::Task<Result<Outcomes>>(DeviceHandle, Cpe::TpLink::WifiChange)>
            changeWifi{};
        std::function<QCoro::Task<Result<void>>(DeviceHandle)> reboot{};
        std::function<bool(const DeviceHandle &)> isKnownToAcs{};
        std::function<QString()> user{};
    };

    explicit DeviceSelf(Parts parts, Clock clock = {}, QObject *parent = nullptr);

    void setLanguage(const QString &language) { m_language = language; }

    Q_INVOKABLE void reboot();
    /// `network` is a row of networks. An empty name or password stays as it is.
    Q_INVOKABLE void changeWifi(int network, const QString &name, const QString &password);
    /// For the question before it: "before", "after", "clients", "canName", "canPassword".
    [[nodiscard]] Q_INVOKABLE QVariantMap wifiChange(int network, const QString &name) const;

    [[nodiscard]] bool canChange() const;
    [[nodiscard]] bool isOffered() const;
    [[nodiscard]] bool isShown() const { return isOffered() || m_isSending || !m_said.isEmpty(); }
    [[nodiscard]] bool isSending() const { return m_isSending; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString said() const { return m_said; }
    [[nodiscard]] QString tone() const { return m_tone; }
    [[nodiscard]] RecordModel *networks() { return &m_networks; }

Q_SIGNALS:
    void changed();
    /// Something was changed, or may have been; what is to be written of it on the customer's time
    /// line.
    void settled(const QString &serial, const QString &text);

private:
    struct Work {
        QString serial{};
        QString kind{}; ///< "webWifi", "webReboot"
        QString title{};
        QJsonObject before{};
        QJsonObject after{}; ///< an empty value: a secret
        QDateTime asked{};
    };

    [[nodiscard]] Cpe::Radio radioAt(int network) const;
    void show();
    /// Tells what came of it, everywhere. `outcome` as in the diary.
    void finish(const Work &work, const QString &outcome, const QString &words,
        const std::optional<Error> &error = {});
    void begin();

    Parts m_parts;
    Clock m_clock;
    RecordModel m_networks;
    QList<Cpe::Radio> m_radios;
    QString m_serial;
    bool m_isSending = false;
    ErrorText m_error;
    QString m_said;
    QString m_tone;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
