// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/devicefacts.h"
#include "cpe/snmp/snmpvalue.h"

#include <QHash>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace FibreDesk::Cpe {

/// An ONT as an OLT counts it, out of the port string of its record ("olt-3/1/7/42").
struct OntPort {
    QString olt{}; ///< as written
    quint32 frame = 0; ///< 0 where the string has none
    quint32 slot = 0;
    quint32 port = 0;
    quint32 ont = 0;

    /// "1/7", without the ONT: what neighbours share. With the frame where it is not 0.
    [[nodiscard]] QString portText() const;

    bool operator==(const OntPort &) const = default;
};

/// Where vendors keep the optical levels of ONTs: everything assumed rather than known about them
/// stands in one file that can be replaced (data_dir/config/optics.json).
class OpticsMap {
public:
    /// One number of an index: base + the fields of the port, each times its factor.
    struct IndexTerm {
        qint64 base = 0;
        qint64 frame = 0;
        qint64 slot = 0;
        qint64 port = 0;
        qint64 ont = 0;

        bool operator==(const IndexTerm &) const = default;
    };
    struct Object {
        FactKey key{};
        Oid oid{};
        std::vector<IndexTerm> index{};
        double scale = 1;
        double offset = 0;
        std::optional<qint64> wrapAbove{}; ///< numbers above it are negative ones …
        qint64 wrapBy = 0; ///< … after this is taken off
        QList<qint64> invalid{}; ///< the vendor's words for "not available"
        QHash<qint64, QString> words{}; ///< a state instead of a level

        bool operator==(const Object &) const = default;
    };
    struct Vendor {
        QString name{};
        QList<Oid> systems{}; ///< prefixes of sysObjectID
        bool isAssumed = false; ///< never checked on a device
        std::vector<Object> objects{};

        bool operator==(const Vendor &) const = default;
    };

    /// The file's words on what is wrong name the place: "optics.json: vendors[1].objects[0].scale
    /// is not a number", or line and column where it is no JSON.
    [[nodiscard]] static Result<OpticsMap> parse(const QByteArray &json, const QString &file);
    /// The one in data_dir/config where there is one, else ours. A bad one is an error and never
    /// passed over: whoever wrote it believes it is in use. Reads the disk.
    [[nodiscard]] static Result<OpticsMap> load(const QString &dataDirectory);
    [[nodiscard]] static QString customFile(const QString &dataDirectory);

    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] const std::vector<Vendor> &vendors() const { return m_vendors; }
    /// Whose sysObjectID prefix is the longest that fits.
    [[nodiscard]] const Vendor *vendorOf(const Oid &system) const;
    [[nodiscard]] std::optional<OntPort> portOf(const QString &text) const;
    [[nodiscard]] double least() const { return m_least; }
    [[nodiscard]] double most() const { return m_most; }

    /// What one answer says, as a fact: a level in dBm or the word of a state. Missing values and
    /// those the vendor marks give nothing. A level outside the plausible range is a fact with the
    /// reason of its rejection.
    [[nodiscard]] std::optional<Fact> factOf(const Object &object, const SnmpValue &value) const;

private:
    QString m_file{};
    std::vector<Vendor> m_vendors{};
    std::vector<QRegularExpression> m_ports{};
    double m_least = -40;
    double m_most = 10;
};

/// Where the object of this ONT stands; nothing where a number of the index leaves 32 bits.
[[nodiscard]] std::optional<Oid> instanceOf(const OpticsMap::Object &object, const OntPort &port);

} // namespace FibreDesk::Cpe
