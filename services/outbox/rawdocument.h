// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <utility>
#include <vector>

/// Documents as the bytes the server wrote. A QJsonDocument keeps numbers as doubles: 1.10, 1e-7
/// and an integer of twenty digits would not come back as they were.
namespace FibreDesk::Outbox {

/// One JSON value as its bytes; empty = not there, which Frappe means like null.
using RawValue = QByteArray;

/// The value as bytes, for what was typed here.
[[nodiscard]] RawValue rawOf(const QJsonValue &value);
/// What a person reads: a string without its quotes, nothing for null, else the bytes.
[[nodiscard]] QString textOf(const RawValue &value);

/// Whether two values mean the same to Frappe: not there, null and "" are one; numbers are compared
/// exactly however they are written; true is 1.
[[nodiscard]] bool isSameValue(const RawValue &a, const RawValue &b);
/// Whether both are the same time or datetime in two ways of writing: "8:05:00" and "08:05:00.000".
[[nodiscard]] bool isSameTime(const RawValue &a, const RawValue &b);
/// Whether `saved` is what the server makes of `mine`: also an empty number stored as 0, a number
/// typed as text, line ends, and the ways to write a time.
[[nodiscard]] bool isSavedAs(const RawValue &mine, const RawValue &saved);

/// The members of one object in their order, each value as its own bytes.
class RawDocument {
public:
    RawDocument() = default;
    [[nodiscard]] static Result<RawDocument> parse(const QByteArray &json);

    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    [[nodiscard]] bool contains(const QString &name) const;
    [[nodiscard]] RawValue value(const QString &name) const;
    [[nodiscard]] QString text(const QString &name) const { return textOf(value(name)); }
    [[nodiscard]] const std::vector<std::pair<QString, RawValue>> &members() const
    {
        return m_members;
    }
    void set(const QString &name, RawValue value);
    void remove(const QString &name);

    /// The rows of a child table; empty where there is none.
    [[nodiscard]] std::vector<RawDocument> table(const QString &name) const;
    void setTable(const QString &name, const std::vector<RawDocument> &rows);

    [[nodiscard]] QByteArray toBytes() const;
    /// For readers that need no more than the values.
    [[nodiscard]] QJsonObject toJson() const;

    bool operator==(const RawDocument &) const = default;

private:
    std::vector<std::pair<QString, RawValue>> m_members;
};

} // namespace FibreDesk::Outbox
