// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/listexport.h"
#include "outagefinder.h"

#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

/// Writes the devices of the outage in front to a CSV file, as they are known now.
class OutageExport : public ListExport {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OutageDesk")

public:
    struct Content {
        OutageReport report{};
        QDateTime readAt{};
        QString language{};
    };

    explicit OutageExport(std::function<Content()> content, QObject *parent = nullptr);

private:
    [[nodiscard]] static Source sourceOf(const Content &content);
};

} // namespace FibreDesk
