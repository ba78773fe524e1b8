// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/random.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace FibreDesk::Sandbox {

/// What a device is told by, and what its invented values are drawn from.
struct DeviceSeed {
    QString serial; ///< as the ACS knows it
    QString model;
    QString firmware;
    QString mac;
    QString address;
    bool isNew = true; ///< speaks TR-181, else TR-098
    /// It fell silent so many hours before the start, with its whole port; 0 = it did not.
    int silentHours = 0;
};

struct DeviceValue {
    QJsonValue value;
    QString type = QStringLiteral("xsd:string");
    bool isWritable = false;
    qint64 at = 0; ///< when the ACS read it; milliseconds since 1970
};

/// Parameters by their paths; only those of the wanted branches are made.
class ValueTree {
public:
    explicit ValueTree(QStringList branches = {})
        : m_branches(std::move(branches))
    {
    }

    /// Whether anything below this object is wanted.
    [[nodiscard]] bool wants(const QString &object) const;
    void add(const QString &path, const QJsonValue &value,
        const QString &type = QStringLiteral("xsd:string"), bool isWritable = false);
    void number(const QString &path, qint64 value, bool isWritable = false);
    void flag(const QString &path, bool value, bool isWritable = false);

    std::map<QString, DeviceValue> values;

private:
    QStringList m_branches; ///< empty = all
};

/// A device that takes orders and measures, whose values are made when somebody asks for them: of
/// the thousands that nobody looks at, only their seed is kept.
class SimulatedDevice {
public:
    enum class Mood { Well, WeakFibre, Impossible, Offline, NeverRead };

    SimulatedDevice(DeviceSeed seed, quint32 worldSeed);

    [[nodiscard]] const DeviceSeed &seed() const { return m_seed; }
    /// As GenieACS makes it: each part percent-encoded, hyphens of the parts too.
    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] Mood mood() const { return m_mood; }
    [[nodiscard]] QString root() const;
    [[nodiscard]] bool isOnline() const
    {
        return m_mood != Mood::Offline && !isSwitchedOff && (m_seed.silentHours == 0 || isBack);
    }
    /// As the ACS knows it, with metadata; only these branches of parameters.
    [[nodiscard]] QJsonObject document(const QStringList &branches, qint64 now) const;

    /// What the device itself answers, now, below these paths.
    [[nodiscard]] std::map<QString, DeviceValue> answer(const QStringList &paths, qint64 now) const;
    /// The ACS hears of the values below these paths.
    void tell(const QStringList &paths, qint64 now);
    /// The ACS has told the device to take a value; `isTaken` false: it says so, and does not.
    void set(const QString &path, const QJsonValue &value, const QString &type, qint64 now,
        bool isTaken);
    void reboot(qint64 now);
    /// Another firmware; it starts anew with it, and its inform tells.
    void update(const QString &version, qint64 now);
    [[nodiscard]] QString productClass() const { return QString(m_seed.model).remove(u' '); }
    void reset(qint64 now);
    /// An inform; the end of a diagnosis is told with it.
    void inform(qint64 now);
    [[nodiscard]] qint64 lastInform(qint64 now) const;
    /// A diagnosis that ends before this time; 0 = none.
    [[nodiscard]] qint64 diagnosisEnd() const;

    bool isSwitchedOff = false; ///< by the control API
    bool isBack = false; ///< by the control API: what it fell with is over
    QStringList tags;
    int diagnosisMs = 2500;
    QString diagnosisState; ///< what the next diagnosis ends with; empty = as it goes

private:
    struct Diagnosis {
        qint64 begun = 0;
        qint64 ends = 0;
        QString state;
    };

    void build(ValueTree &tree, qint64 at) const;
    void buildNew(ValueTree &tree, qint64 at) const;
    void buildOld(ValueTree &tree, qint64 at) const;
    void buildDiagnoses(ValueTree &tree, qint64 now) const;
    void measure(ValueTree &tree, const QString &object, const Diagnosis &diagnosis) const;
    [[nodiscard]] QString written(const QString &path) const;
    [[nodiscard]] qint64 booted(qint64 at) const;
    [[nodiscard]] bool isKnown(const QString &path) const;
    [[nodiscard]] Random stream(int purpose) const;
    [[nodiscard]] int clients() const;

    DeviceSeed m_seed;
    quint64 m_hash;
    QString m_id;
    Mood m_mood = Mood::Well;
    qint64 m_made; ///< the start of the world
    qint64 m_informed = 0; ///< the last one that was not a periodic one
    qint64 m_booted = 0;
    std::map<QString, DeviceValue> m_written; ///< what was set and taken
    std::map<QString, DeviceValue> m_known; ///< what the ACS heard since
    std::map<QString, Diagnosis> m_diagnoses;
};

} // namespace FibreDesk::Sandbox
