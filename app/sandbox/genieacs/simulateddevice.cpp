// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "genieacs/simulateddevice.h"

#include <QJsonArray>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Hour = 3'600'000;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 InformEvery = 300'000;

QString encodedPart(const QString &text)
{
    QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(text));
    return encoded.replace(u'-', u"%2D"_s);
}

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

bool isBelow(const QString &path, const QString &object)
{
    return path == object || (path.startsWith(object) && path.at(object.size()) == u'.');
}

QString withoutDot(QString path)
{
    if (path.endsWith(u'.'))
        path.chop(1);
    return path;
}

/// Where a value belongs, with the objects above it.
void place(QJsonObject &into, const QStringList &names, const QJsonObject &leaf, qint64 at)
{
    const QString &name = names.first();
    QJsonObject child = into.value(name).toObject();
    if (names.size() == 1) {
        child = leaf;
    } else {
        if (child.isEmpty())
            child = {
                {u"_object"_s, true}, {u"_writable"_s, false}, {u"_timestamp"_s, timeText(at)}};
        place(child, names.sliced(1), leaf, at);
    }
    into.insert(name, child);
}

} // namespace

bool ValueTree::wants(const QString &object) const
{
    return m_branches.isEmpty()
        || std::ranges::any_of(m_branches, [&object](const QString &branch) {
               return isBelow(branch, object) || isBelow(object, branch);
           });
}

void ValueTree::add(
    const QString &path, const QJsonValue &value, const QString &type, bool isWritable)
{
    if (wants(path))
        values[path] = {.value = value, .type = type, .isWritable = isWritable};
}

void ValueTree::number(const QString &path, qint64 value, bool isWritable)
{
    add(path, value, value < 0 ? u"xsd:int"_s : u"xsd:unsignedInt"_s, isWritable);
}

void ValueTree::flag(const QString &path, bool value, bool isWritable)
{
    add(path, value, u"xsd:boolean"_s, isWritable);
}

SimulatedDevice::SimulatedDevice(DeviceSeed seed, quint32 worldSeed)
    : m_seed(std::move(seed))
    , m_hash(stableHash(m_seed.serial.toUtf8()) ^ (quint64(worldSeed) << 32))
    , m_made(QDateTime::currentMSecsSinceEpoch())
{
    const QString oui = QString(m_seed.mac).remove(u':').left(6).toUpper();
    m_id = u"%1-%2-%3"_s.arg(
        encodedPart(oui), encodedPart(productClass()), encodedPart(m_seed.serial));
    const int draw = stream(1).below(1000);
    if (draw < 40)
        m_mood = Mood::Offline;
    else if (draw < 90)
        m_mood = Mood::WeakFibre;
    else if (draw < 95)
        m_mood = Mood::Impossible;
    else if (draw < 155)
        m_mood = Mood::NeverRead;
    if (!m_seed.isNew && (m_mood == Mood::WeakFibre || m_mood == Mood::Impossible))
        m_mood = Mood::Well; // no fibre in a router
    if (stream(2).chance(0.1))
        tags.append(u"vip"_s);
}

Random SimulatedDevice::stream(int purpose) const
{
    return Random::forPurpose(m_hash, quint64(purpose));
}

QString SimulatedDevice::root() const
{
    return m_seed.isNew ? u"Device"_s : u"InternetGatewayDevice"_s;
}

int SimulatedDevice::clients() const
{
    return stream(3).between(1, 9);
}

qint64 SimulatedDevice::lastInform(qint64 now) const
{
    qint64 periodic = 0;
    if (m_mood == Mood::Offline) {
        periodic = m_made - 2 * Hour - qint64(stream(4).below(40 * 24)) * Hour;
    } else if (m_seed.silentHours > 0 && !isBack) {
        // Each told itself a last time within some minutes before.
        periodic = m_made - m_seed.silentHours * Hour - qint64(m_hash % quint64(InformEvery));
    } else if (isSwitchedOff) {
        periodic = m_made;
    } else {
        const qint64 phase = qint64(m_hash % quint64(InformEvery));
        periodic = (now - phase) / InformEvery * InformEvery + phase;
    }
    return std::max(periodic, m_informed);
}

qint64 SimulatedDevice::booted(qint64 at) const
{
    if (m_booted != 0)
        return m_booted;
    const qint64 began = m_made - 6 * Hour - qint64(stream(5).below(60 * 24)) * Hour;
    return m_mood == Mood::Offline ? std::min(at, began) : began;
}

bool SimulatedDevice::isKnown(const QString &path) const
{
    if (m_mood != Mood::NeverRead)
        return true;
    // What each inform carries.
    return path.endsWith(".SoftwareVersion"_L1) || path.endsWith(".HardwareVersion"_L1)
        || path.endsWith(".ConnectionRequestURL"_L1);
}

QString SimulatedDevice::written(const QString &path) const
{
    const auto found = m_written.find(path);
    return found == m_written.end() ? QString() : found->second.value.toVariant().toString();
}

void SimulatedDevice::build(ValueTree &tree, qint64 at) const
{
    m_seed.isNew ? buildNew(tree, at) : buildOld(tree, at);
    buildDiagnoses(tree, at);
    for (const auto &[path, value] : m_written) {
        // A diagnosis goes its own way, and a passphrase is never told.
        if (path.endsWith(".DiagnosticsState"_L1) || path.endsWith("Passphrase"_L1))
            continue;
        if (const auto found = tree.values.find(path); found != tree.values.end())
            found->second.value = value.value;
    }
}

QJsonObject SimulatedDevice::document(const QStringList &branches, qint64 now) const
{
    const qint64 informed = lastInform(now);
    QJsonObject json{{u"_id"_s, m_id},
        {u"_deviceId"_s,
            QJsonObject{{u"_Manufacturer"_s, u"TP-Link"_s},
                {u"_OUI"_s, QString(m_seed.mac).remove(u':').left(6).toUpper()},
                {u"_ProductClass"_s, productClass()}, {u"_SerialNumber"_s, m_seed.serial}}},
        {u"_registered"_s, timeText(m_made - Day - qint64(stream(6).below(900)) * Day)},
        {u"_lastInform"_s, timeText(informed)}, {u"_lastBoot"_s, timeText(booted(informed))},
        {u"_tags"_s, QJsonArray::fromStringList(tags)}};
    QStringList wanted;
    for (const QString &branch : branches) {
        if (!branch.startsWith(u'_'))
            wanted.append(branch);
    }
    if (wanted.isEmpty())
        return json;
    // Presets read everything once in some hours.
    const qint64 at = informed - qint64(stream(7).below(6 * 60)) * 60'000;
    ValueTree tree(wanted);
    build(tree, at);
    std::erase_if(tree.values, [this](const auto &row) { return !isKnown(row.first); });
    for (auto &[path, value] : tree.values)
        value.at = at;
    for (const auto &[path, value] : m_known) {
        if (tree.wants(path))
            tree.values[path] = value;
    }
    for (const auto &[path, value] : tree.values)
        place(json, path.split(u'.'),
            {{u"_value"_s, value.value}, {u"_type"_s, value.type},
                {u"_writable"_s, value.isWritable}, {u"_object"_s, false},
                {u"_timestamp"_s, timeText(value.at)}},
            value.at);
    return json;
}

std::map<QString, DeviceValue> SimulatedDevice::answer(const QStringList &paths, qint64 now) const
{
    QStringList branches;
    for (const QString &path : paths)
        branches.append(withoutDot(path));
    ValueTree tree(branches);
    build(tree, now);
    for (auto &[path, value] : tree.values)
        value.at = now;
    return tree.values;
}

void SimulatedDevice::tell(const QStringList &paths, qint64 now)
{
    for (const auto &[path, value] : answer(paths, now))
        m_known[path] = value;
}

void SimulatedDevice::set(
    const QString &path, const QJsonValue &value, const QString &type, qint64 now, bool isTaken)
{
    const auto there = answer({path}, now);
    const auto found = there.find(path);
    // A wrong one is taken without a word, and nothing happens.
    if (found == there.end() || !found->second.isWritable) {
        m_known[path] = {.value = value, .type = type, .at = now};
        return;
    }
    m_known[path] = {.value = value, .type = type, .isWritable = true, .at = now};
    if (!isTaken)
        return;
    m_written[path] = {.value = value, .type = type, .isWritable = true, .at = now};
    if (path.endsWith(".DiagnosticsState"_L1)) {
        const QString object = path.section(u'.', 0, -2);
        if (value.toString() == "Requested"_L1) {
            const QString host = written(object + u".Host"_s) + written(object + u".DownloadURL"_s)
                + written(object + u".UploadURL"_s);
            QString state = diagnosisState;
            if (state.isEmpty() && host.contains(".invalid"_L1))
                state = u"Error_CannotResolveHostName"_s;
            m_diagnoses[object] = {.begun = now, .ends = now + diagnosisMs, .state = state};
        } else {
            m_diagnoses.erase(object);
        }
    }
}

void SimulatedDevice::reboot(qint64 now)
{
    m_booted = now;
    m_diagnoses.clear();
    inform(now);
}

void SimulatedDevice::update(const QString &version, qint64 now)
{
    m_seed.firmware = version;
    reboot(now);
    tell({root() + u".DeviceInfo.SoftwareVersion"_s}, now);
}

void SimulatedDevice::reset(qint64 now)
{
    m_written.clear();
    m_known.clear();
    reboot(now);
}

void SimulatedDevice::inform(qint64 now)
{
    m_informed = now;
}

qint64 SimulatedDevice::diagnosisEnd() const
{
    qint64 end = 0;
    for (const auto &[object, diagnosis] : m_diagnoses)
        end = std::max(end, diagnosis.ends);
    return end;
}

} // namespace FibreDesk::Sandbox
