// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QString>

#include <vector>

namespace FibreDesk {
class RequestScope;
namespace Erp {
class ErpClient;
}
} // namespace FibreDesk

/// Texts that are written often, under a name: those that everybody has at ERPNext, and one's own.
namespace FibreDesk::Tickets {

struct CannedAnswer {
    QString name{};
    QString subject{};
    QString text{}; ///< plain, with {{placeholders}}
    bool isOwn = false;

    bool operator==(const CannedAnswer &) const = default;
};

/// The Email Templates of the server, by name.
[[nodiscard]] QCoro::Task<Result<std::vector<CannedAnswer>>> fetchCannedAnswers(
    Erp::ErpClient *erp, RequestScope *scope);

struct ReadAnswers {
    std::vector<CannedAnswer> answers{};
    QString setAside{}; ///< where a file that could not be understood was put
};

/// The file holds what was last fetched and one's own; one that is not there holds none.
[[nodiscard]] Result<ReadAnswers> readCannedAnswers(const QString &path);
[[nodiscard]] Result<void> writeCannedAnswers(
    const QString &path, const std::vector<CannedAnswer> &answers);

/// HTML of a template as the text of a field: paragraphs and line breaks stay.
[[nodiscard]] QString textOfTemplate(const QString &html);

} // namespace FibreDesk::Tickets
