// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/requestscope.h"
#include "erp/versions.h"

#include <QHash>
#include <QObject>
#include <QTimeZone>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

class RecordDesk;

/// Where the device in front has been: each change of place, customer, subscription or state that
/// ERPNext kept, in words. Asked of the server once the eye rests on a device; nothing of it is
/// copied.
class DeviceHistory : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")
    Q_PROPERTY(FibreDesk::RecordModel *moves READ moves CONSTANT)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool isCut READ isCut NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    enum State {
        None, ///< no device
        Asking,
        Known,
        NotTracked, ///< ERPNext keeps no changes of this doctype
        Forbidden, ///< not with this account
        Offline,
        Failed
    };
    Q_ENUM(State)

    explicit DeviceHistory(RecordDesk *desk, QObject *parent = nullptr);
    ~DeviceHistory() override;

    /// Empty = none.
    void open(const QString &device);
    /// The device was changed: there may be one more move.
    void askSoon();
    Q_INVOKABLE void askAgain();
    void setLanguage(const QString &language);

    [[nodiscard]] RecordModel *moves() { return &m_moves; }
    [[nodiscard]] State state() const { return m_state; }
    /// There are older ones than are shown.
    [[nodiscard]] bool isCut() const { return m_versions.isCut; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void setState(State state, const ErrorText &error = {});
    void ask();
    void take(const Erp::Versions &versions);
    /// Reads what people call the ids that are named, then shows.
    void name();
    void show();
    [[nodiscard]] QString sentence(const Erp::VersionChange &change) const;
    [[nodiscard]] QString called(const QString &field, const QString &value) const;
    /// Our name of the server's field; empty where a change of it is no move.
    [[nodiscard]] QString moveField(const QString &serverField) const;

    RecordDesk *m_desk;
    RecordModel m_moves;
    RequestScope m_scope;
    QTimer m_timer;
    QString m_device;
    Erp::Versions m_versions;
    QHash<QString, QString> m_names;
    QTimeZone m_siteZone;
    State m_state = None;
    ErrorText m_error;
    QString m_language = QStringLiteral("en");
    int m_generation = 0;
};

} // namespace FibreDesk
