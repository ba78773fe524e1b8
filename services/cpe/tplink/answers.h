// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/tplink/cipher.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

/// What is said to the web page and what it answers, as texts. Pure; reads what others wrote.
namespace FibreDesk::Cpe::TpLink {

/// A device that is asked for everything answers with some tens of kilobytes.
inline constexpr qint64 LongestAnswer = 2 * 1024 * 1024;

enum class Operation { Get, GetList, GetSubtree, Set, Add, Delete, Act, Cgi };

/// "go", "gl": as the device calls it.
[[nodiscard]] QLatin1StringView operationName(Operation operation);

/// One call. The stack is the instance: "1,0,0,0,0,0".
struct Query {
    Operation operation = Operation::Get;
    QString object{}; ///< "DEV2_DEV_INFO"
    QString stack = QStringLiteral("0,0,0,0,0,0");
    QList<std::pair<QString, QString>> attributes{}; ///< empty values: those to be told; none: all

    bool operator==(const Query &) const = default;
};

/// Whether the words can be asked for: an object is letters, digits and underlines, a stack six
/// numbers.
[[nodiscard]] Result<void> checkQuery(const Query &query);
[[nodiscard]] QByteArray callBody(const Query &query);
[[nodiscard]] QByteArray signInBody(const QByteArray &user, const QByteArray &password);
/// What is posted: signature, data and the tag of the GCM family.
[[nodiscard]] QByteArray postBody(const QByteArray &signature, const Sealed &sealed);

/// JavaScript with the device's key, from /cgi/getGDPRParm.
[[nodiscard]] Result<PublicKey> readKey(const QByteArray &answer);
/// The token in the page of a signed-in session; nothing on any other page.
[[nodiscard]] std::optional<QByteArray> readToken(const QByteArray &page);

/// What the device says to a sign-in, unsealed.
struct SignInAnswer {
    int code = 0; ///< 0 = signed in
    std::optional<int> attemptsLeft{}; ///< before it locks itself
    int lockedSeconds = 0;

    [[nodiscard]] bool isWrongPassword() const { return code == 71233; }
    [[nodiscard]] bool isBadRequest() const { return code == 71234; }
    bool operator==(const SignInAnswer &) const = default;
};
/// How many wrong passwords the device takes before it locks itself.
inline constexpr int AttemptsBeforeLock = 5;

/// Nothing where it is no answer to a sign-in: the other family's, a page, noise.
[[nodiscard]] std::optional<SignInAnswer> readSignIn(const QByteArray &plain);

/// One instance of an object: its stack and what stands in it.
struct Instance {
    QString stack{};
    QJsonObject values{};

    bool operator==(const Instance &) const = default;
};

/// The answer to a call, unsealed. A refusal in the device's own words is Device with its code.
[[nodiscard]] Result<QList<Instance>> readCall(const QByteArray &plain, const QString &source);

} // namespace FibreDesk::Cpe::TpLink
