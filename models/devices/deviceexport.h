// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "devicelistmodel.h"

#include <QObject>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// Writes the list as it is shown to a CSV file, off the window's thread. The old file stays until
/// the new one is whole.
class DeviceExport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    DeviceExport(Store::Mirror *mirror, DeviceListModel *list, QObject *parent = nullptr);

    Q_INVOKABLE void start(const QUrl &target);

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished(const QString &path, int rows);

private:
    void end(const Result<int> &written, const QString &path);

    Store::Mirror *m_mirror;
    DeviceListModel *m_list;
    bool m_isRunning = false;
    ErrorText m_error;
};

} // namespace FibreDesk
