// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "tickets/attachment.h"

#include <QCoroTask>
#include <QStringList>

#include <functional>
#include <vector>

namespace FibreDesk {
class RequestScope;
namespace Erp {
class ErpClient;
}
} // namespace FibreDesk

namespace FibreDesk::Tickets {

struct FoundFile {
    Attachment file{};
    QString created{}; ///< raw, the site's time
    QString parentType{};
    QString parent{};

    bool operator==(const FoundFile &) const = default;
};

struct FoundFiles {
    std::vector<FoundFile> files{}; ///< the oldest first
    bool isCut = false; ///< there are more, older ones

    bool operator==(const FoundFiles &) const = default;
};

/// The files that hang on documents of these doctypes and names, the newest thousand of sixty.
[[nodiscard]] QCoro::Task<Result<FoundFiles>> fetchAttached(
    Erp::ErpClient *erp, QStringList doctypes, QStringList parents, RequestScope *scope);

/// Fetches a file and puts it away with `keep` on another thread: disks may be slow, and shares
/// are. Answers the path.
[[nodiscard]] QCoro::Task<Result<QString>> fetchFile(Erp::ErpClient *erp, QString url,
    RequestScope *scope, std::function<Result<QString>(const QByteArray &)> keep);

} // namespace FibreDesk::Tickets
