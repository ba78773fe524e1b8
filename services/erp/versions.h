// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace FibreDesk::Erp {

class ErpClient;

/// One field of a change that ERPNext kept: values as text, whatever they are there.
struct VersionChange {
    QString field{};
    QString before{};
    QString after{};

    bool operator==(const VersionChange &) const = default;
};

/// One save of a document whose doctype tracks its changes.
struct Version {
    QString id{};
    QString owner{};
    QString at{}; ///< the site's own time, as it wrote it
    std::vector<VersionChange> changes{};

    bool operator==(const Version &) const = default;
};

/// Reads a Version document; `data` is JSON in text. What cannot be read has no changes.
[[nodiscard]] Version readVersion(const QJsonObject &document);

struct Versions {
    std::vector<Version> list{}; ///< newest first
    bool isCut = false; ///< there are older ones
};

/// What was changed in a document, by whom and when.
[[nodiscard]] QCoro::Task<Result<Versions>> fetchVersions(
    ErpClient *erp, QString doctype, QString name, RequestScope *scope = nullptr);

} // namespace FibreDesk::Erp
