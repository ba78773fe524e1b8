// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QObject>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// A failure as a person reads it: what happened, what it means, what to do. Holds the Error and
/// makes the words when asked, so that they follow a change of language. Default = no failure.
class ErrorText {
    Q_GADGET
    QML_VALUE_TYPE(errorText)
    Q_PROPERTY(bool isSet READ isSet)
    Q_PROPERTY(QString kind READ kind)
    Q_PROPERTY(QString what READ what)
    Q_PROPERTY(QString meaning READ meaning)
    Q_PROPERTY(QString advice READ advice)
    Q_PROPERTY(QString details READ details)
    Q_PROPERTY(QString sentence READ sentence)
    Q_PROPERTY(bool retryable READ isRetryable)

public:
    ErrorText() = default;
    explicit ErrorText(Error error)
        : m_error(std::move(error))
        , m_isSet(true)
    {
    }

    [[nodiscard]] bool isSet() const { return m_isSet; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// Stable name of the kind ("conflict"), empty when there is no failure.
    [[nodiscard]] QString kind() const;
    [[nodiscard]] QString what() const;
    [[nodiscard]] QString meaning() const;
    [[nodiscard]] QString advice() const;
    /// The server's own words with operation and code; untranslated.
    [[nodiscard]] QString details() const;
    /// What happened and, where the server said why, its words: one line for a row or a toast.
    [[nodiscard]] QString sentence() const;
    /// Whether to offer a person to try again; wider than FibreDesk::isRetryable(), never for
    /// Uncertain.
    [[nodiscard]] bool isRetryable() const;

    bool operator==(const ErrorText &) const = default;

private:
    Error m_error;
    bool m_isSet = false;
};

/// The user's words for a failure: the only place where they are made.
[[nodiscard]] ErrorText errorText(const Error &error);

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::ErrorText)
