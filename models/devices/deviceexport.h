// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/listexport.h"
#include "devicelistmodel.h"

#include <qqmlintegration.h>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// Writes the list as it is shown to a CSV file, each row with the device's number in front.
class DeviceExport : public ListExport {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")

public:
    DeviceExport(Store::Mirror *mirror, DeviceListModel *list, QObject *parent = nullptr);

private:
    [[nodiscard]] Source source() const;

    Store::Mirror *m_mirror;
    DeviceListModel *m_list;
};

} // namespace FibreDesk
