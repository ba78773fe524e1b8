// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <map>
#include <optional>

namespace FibreDesk::Cpe::Acs {

/// One parameter as the server knows it, as old as it is.
struct Parameter {
    QString path{};
    QVariant value{}; ///< invalid = never read, or a secret
    QString type{}; ///< "xsd:unsignedInt"
    QDateTime readAt{}; ///< UTC
    bool isWritable = false;
    bool isObject = false;
    bool isSecret = false; ///< its value was dropped where it came in

    bool operator==(const Parameter &) const = default;
};

/// Whether a parameter holds a password or a key, by its name: such values are not kept.
[[nodiscard]] bool isSecretPath(const QString &path);

/// The parameters of one device by their paths.
class ParameterTree {
public:
    void insert(Parameter parameter);
    [[nodiscard]] const Parameter *find(const QString &path) const;
    /// The value and its time; nothing where it was never read.
    [[nodiscard]] const Parameter *value(const QString &path) const;
    /// The trimmed text; empty where there is none.
    [[nodiscard]] QString text(const QString &path) const;
    [[nodiscard]] std::optional<qint64> number(const QString &path) const;
    [[nodiscard]] std::optional<bool> truth(const QString &path) const;
    /// The numbers of the rows of a table, in their order: "Device.WiFi.Radio" -> 1, 2.
    [[nodiscard]] QList<int> rows(const QString &table) const;
    /// Whether anything is known below this object.
    [[nodiscard]] bool has(const QString &object) const;
    /// The youngest value below this object.
    [[nodiscard]] QDateTime youngest(const QString &object) const;
    [[nodiscard]] QList<Parameter> all() const;
    [[nodiscard]] std::size_t size() const { return m_parameters.size(); }

    bool operator==(const ParameterTree &) const = default;

private:
    std::map<QString, Parameter> m_parameters;
};

/// One device as the server knows it.
struct DeviceRecord {
    QString id{}; ///< holds percent escapes of its own
    QString serial{};
    QString oui{};
    QString productClass{};
    QString manufacturer{};
    QDateTime registered{};
    QDateTime lastInform{};
    QDateTime lastBoot{};
    QStringList tags{};
    ParameterTree tree{};

    bool operator==(const DeviceRecord &) const = default;
};

enum class DataModel { None, Tr098, Tr181 };
/// By the root of what was read; None where nothing was.
[[nodiscard]] DataModel dataModel(const ParameterTree &tree);

} // namespace FibreDesk::Cpe::Acs
