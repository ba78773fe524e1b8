// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/credentials.h"
#include "core/error.h"

#include <QCoroTask>
#include <QObject>

namespace FibreDesk {

/// Where credentials that end come from: somebody's sign-in. Asked before every request.
class TokenSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// What to show now; waits for a renewal that is due. Unauthorized where nobody is signed in,
    /// Offline where the provider cannot be reached; never Uncertain.
    [[nodiscard]] virtual QCoro::Task<Result<Credentials>> credentials() = 0;

    /// A server did not take these. The next credentials() gives others where there are any, the
    /// same again where it is not they that are at fault.
    virtual void refused(const Credentials &credentials, const Error &error) = 0;

Q_SIGNALS:
    /// There are credentials that were not there before: what was refused may be tried again.
    void renewed();
};

} // namespace FibreDesk
