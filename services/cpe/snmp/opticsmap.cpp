// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/opticsmap.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

/// What is wrong, thrown up to parse(): the reader goes four levels deep.
struct Wrong {
    QString place;
    QString problem;
};

QString keyAt(const QString &place, const QString &key)
{
    return place.isEmpty() ? key : place + u'.' + key;
}

QString rowAt(const QString &place, qsizetype row)
{
    return u"%1[%2]"_s.arg(place).arg(row);
}

/// A typing error in a key is not passed over: its value would be missed in silence.
void allowKeys(
    const QJsonObject &object, const QString &place, std::initializer_list<QLatin1StringView> keys)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (std::ranges::find(keys, it.key()) == keys.end())
            throw Wrong{keyAt(place, it.key()), u"is not known here"_s};
    }
}

QJsonObject objectAt(const QJsonValue &value, const QString &place)
{
    if (!value.isObject())
        throw Wrong{place, u"is not an object"_s};
    return value.toObject();
}

QJsonArray arrayAt(const QJsonObject &object, const QString &place, const QString &key)
{
    const QJsonValue value = object.value(key);
    if (!value.isArray() || value.toArray().isEmpty())
        throw Wrong{keyAt(place, key), u"is not a list with something in it"_s};
    return value.toArray();
}

QString textAt(const QJsonObject &object, const QString &place, const QString &key)
{
    const QString text = object.value(key).toString().trimmed();
    if (text.isEmpty())
        throw Wrong{keyAt(place, key), u"is missing or not a text"_s};
    return text;
}

double numberAt(
    const QJsonObject &object, const QString &place, const QString &key, double otherwise)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        throw Wrong{keyAt(place, key), u"is not a number"_s};
    return value.toDouble();
}

qint64 wholeOf(const QJsonValue &value, const QString &place)
{
    constexpr double most = 9007199254740992.0; // 2^53: beyond it JSON's numbers have gaps
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(std::abs(number) <= most) || std::floor(number) != number)
        throw Wrong{place, u"is not a whole number"_s};
    return qint64(number);
}

qint64 wholeAt(const QJsonObject &object, const QString &place, const QString &key)
{
    const QJsonValue value = object.value(key);
    return value.isUndefined() ? 0 : wholeOf(value, keyAt(place, key));
}

Oid oidOf(const QString &text, const QString &place)
{
    const auto oid = Oid::parse(text);
    if (!oid)
        throw Wrong{place, u"is not an object identifier: %1"_s.arg(text)};
    return *oid;
}

OpticsMap::IndexTerm termOf(const QJsonValue &value, const QString &place)
{
    const QJsonObject object = objectAt(value, place);
    allowKeys(object, place, {"base"_L1, "frame"_L1, "slot"_L1, "port"_L1, "ont"_L1});
    return {.base = wholeAt(object, place, u"base"_s),
        .frame = wholeAt(object, place, u"frame"_s),
        .slot = wholeAt(object, place, u"slot"_s),
        .port = wholeAt(object, place, u"port"_s),
        .ont = wholeAt(object, place, u"ont"_s)};
}

OpticsMap::Object mappedObject(const QJsonValue &value, const QString &place)
{
    const QJsonObject json = objectAt(value, place);
    allowKeys(json, place,
        {"key"_L1, "oid"_L1, "index"_L1, "scale"_L1, "offset"_L1, "wrap"_L1, "invalid"_L1,
            "words"_L1, "comment"_L1});
    constexpr std::array keys{
        FactKey::OpticalRx, FactKey::OpticalTx, FactKey::OltRx, FactKey::OntState};
    const QString name = textAt(json, place, u"key"_s);
    const auto *const key =
        std::ranges::find_if(keys, [&name](FactKey one) { return keyName(one) == name; });
    if (key == keys.end())
        throw Wrong{
            keyAt(place, u"key"_s), u"is not one of: opticalRx, opticalTx, oltRx, ontState"_s};
    OpticsMap::Object object{
        .key = *key, .oid = oidOf(textAt(json, place, u"oid"_s), keyAt(place, u"oid"_s))};
    const QJsonArray index = arrayAt(json, place, u"index"_s);
    for (qsizetype row = 0; row < index.size(); ++row)
        object.index.push_back(termOf(index[row], rowAt(keyAt(place, u"index"_s), row)));
    // Otherwise all ONTs would have one value.
    if (std::ranges::none_of(object.index, [](const auto &term) { return term.ont != 0; }))
        throw Wrong{keyAt(place, u"index"_s), u"does not depend on the ONT"_s};
    object.scale = numberAt(json, place, u"scale"_s, 1);
    object.offset = numberAt(json, place, u"offset"_s, 0);
    if (object.scale == 0)
        throw Wrong{keyAt(place, u"scale"_s), u"is 0"_s};
    if (json.contains("wrap"_L1)) {
        const QString at = keyAt(place, u"wrap"_s);
        const QJsonObject wrap = objectAt(json.value("wrap"_L1), at);
        allowKeys(wrap, at, {"above"_L1, "by"_L1});
        object.wrapAbove = wholeOf(wrap.value("above"_L1), keyAt(at, u"above"_s));
        object.wrapBy = wholeOf(wrap.value("by"_L1), keyAt(at, u"by"_s));
    }
    if (json.contains("invalid"_L1)) {
        const QJsonArray invalid = arrayAt(json, place, u"invalid"_s);
        for (qsizetype row = 0; row < invalid.size(); ++row)
            object.invalid.append(wholeOf(invalid[row], rowAt(keyAt(place, u"invalid"_s), row)));
    }
    const bool isState = object.key == FactKey::OntState;
    if (isState != json.contains("words"_L1))
        throw Wrong{keyAt(place, u"words"_s),
            isState ? u"is missing: a state has words"_s : u"is for ontState only"_s};
    if (isState) {
        const QString at = keyAt(place, u"words"_s);
        const QJsonObject words = objectAt(json.value("words"_L1), at);
        for (auto it = words.begin(); it != words.end(); ++it) {
            bool isNumber = false;
            const qint64 number = it.key().toLongLong(&isNumber);
            if (!isNumber || it.value().toString().isEmpty())
                throw Wrong{keyAt(at, it.key()), u"is not a number with its word"_s};
            object.words.insert(number, it.value().toString());
        }
        if (object.words.isEmpty())
            throw Wrong{at, u"is empty"_s};
    }
    return object;
}

OpticsMap::Vendor vendorAt(const QJsonValue &value, const QString &place)
{
    const QJsonObject json = objectAt(value, place);
    allowKeys(json, place, {"name"_L1, "sysObjectID"_L1, "assumed"_L1, "objects"_L1, "comment"_L1});
    OpticsMap::Vendor vendor{.name = textAt(json, place, u"name"_s)};
    const QJsonArray systems = arrayAt(json, place, u"sysObjectID"_s);
    for (qsizetype row = 0; row < systems.size(); ++row)
        vendor.systems.append(
            oidOf(systems[row].toString(), rowAt(keyAt(place, u"sysObjectID"_s), row)));
    const QJsonValue assumed = json.value("assumed"_L1);
    if (!assumed.isUndefined() && !assumed.isBool())
        throw Wrong{keyAt(place, u"assumed"_s), u"is not true or false"_s};
    vendor.isAssumed = assumed.toBool();
    const QJsonArray objects = arrayAt(json, place, u"objects"_s);
    for (qsizetype row = 0; row < objects.size(); ++row) {
        const QString at = rowAt(keyAt(place, u"objects"_s), row);
        OpticsMap::Object object = mappedObject(objects[row], at);
        if (std::ranges::find(vendor.objects, object.key, &OpticsMap::Object::key)
            != vendor.objects.end())
            throw Wrong{keyAt(at, u"key"_s), u"stands here twice"_s};
        vendor.objects.push_back(std::move(object));
    }
    return vendor;
}

QRegularExpression portFormOf(const QJsonValue &value, const QString &place)
{
    QRegularExpression form(
        QRegularExpression::anchoredPattern(value.toString()), QRegularExpression::NoPatternOption);
    if (value.toString().isEmpty() || !form.isValid())
        throw Wrong{place, u"is not a pattern: %1"_s.arg(form.errorString())};
    for (const QString &group : {u"olt"_s, u"port"_s, u"ont"_s}) {
        if (!form.namedCaptureGroups().contains(group))
            throw Wrong{place, u"has no group <%1>"_s.arg(group)};
    }
    return form;
}

QString placeInText(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(std::min(offset, text.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return u"line %1, column %2"_s.arg(line).arg(column);
}

std::optional<double> numberOf(const SnmpValue &value)
{
    if (const auto number = value.toInteger())
        return double(*number);
    if (value.type != SnmpValue::Type::Octets)
        return std::nullopt;
    bool isNumber = false; // "-18.53", as some write it
    const double number = value.toText().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

QString OntPort::portText() const
{
    const QString text = u"%1/%2"_s.arg(slot).arg(port);
    return frame == 0 ? text : u"%1/%2"_s.arg(frame).arg(text);
}

Result<OpticsMap> OpticsMap::parse(const QByteArray &json, const QString &file)
{
    const auto wrong = [&file](const QString &words) {
        return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail = u"%1: %2"_s.arg(file, words),
            .source = u"snmp optics"_s});
    };
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return wrong(
            u"%1: %2"_s.arg(placeInText(json, parseError.offset), parseError.errorString()));
    OpticsMap map;
    map.m_file = file;
    try {
        if (!document.isObject())
            throw Wrong{u"the file"_s, u"is not an object"_s};
        const QJsonObject top = document.object();
        allowKeys(top, {}, {"comment"_L1, "plausible"_L1, "ports"_L1, "vendors"_L1});
        if (top.contains("plausible"_L1)) {
            const QString place = u"plausible"_s;
            const QJsonObject range = objectAt(top.value(place), place);
            allowKeys(range, place, {"least"_L1, "most"_L1});
            map.m_least = numberAt(range, place, u"least"_s, map.m_least);
            map.m_most = numberAt(range, place, u"most"_s, map.m_most);
            if (map.m_least >= map.m_most)
                throw Wrong{place, u"holds no value"_s};
        }
        const QJsonArray ports = arrayAt(top, {}, u"ports"_s);
        for (qsizetype row = 0; row < ports.size(); ++row)
            map.m_ports.push_back(portFormOf(ports[row], rowAt(u"ports"_s, row)));
        const QJsonArray vendors = arrayAt(top, {}, u"vendors"_s);
        for (qsizetype row = 0; row < vendors.size(); ++row)
            map.m_vendors.push_back(vendorAt(vendors[row], rowAt(u"vendors"_s, row)));
    } catch (const Wrong &found) {
        return wrong(u"%1 %2"_s.arg(found.place, found.problem));
    }
    return map;
}

QString OpticsMap::customFile(const QString &dataDirectory)
{
    return dataDirectory + u"/config/optics.json"_s;
}

Result<OpticsMap> OpticsMap::load(const QString &dataDirectory)
{
    const QString custom = customFile(dataDirectory);
    const bool hasCustom = !dataDirectory.isEmpty() && QFileInfo::exists(custom);
    QFile file(hasCustom ? custom : u":/fibredesk/cpe/optics.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()),
            .source = u"snmp optics"_s});
    return parse(file.readAll(), hasCustom ? custom : u"optics.json"_s);
}

const OpticsMap::Vendor *OpticsMap::vendorOf(const Oid &system) const
{
    const Vendor *found = nullptr;
    qsizetype longest = 0;
    for (const Vendor &vendor : m_vendors) {
        for (const Oid &prefix : vendor.systems) {
            if (prefix.size() > longest && system.startsWith(prefix)) {
                longest = prefix.size();
                found = &vendor;
            }
        }
    }
    return found;
}

std::optional<OntPort> OpticsMap::portOf(const QString &text) const
{
    for (const QRegularExpression &form : m_ports) {
        const QRegularExpressionMatch match = form.match(text.trimmed());
        if (!match.hasMatch())
            continue;
        OntPort port{.olt = match.captured(u"olt"_s).trimmed()};
        bool isFine = !port.olt.isEmpty();
        const auto field = [&](const QString &name, quint32 &into) {
            // A group that the pattern does not have is 0; one that did not match is not there.
            const QString digits =
                form.namedCaptureGroups().contains(name) ? match.captured(name) : QString();
            if (digits.isEmpty())
                return;
            bool isNumber = false;
            into = digits.toUInt(&isNumber);
            isFine = isFine && isNumber;
        };
        field(u"frame"_s, port.frame);
        field(u"slot"_s, port.slot);
        field(u"port"_s, port.port);
        field(u"ont"_s, port.ont);
        if (isFine)
            return port;
    }
    return std::nullopt;
}

std::optional<Fact> OpticsMap::factOf(const Object &object, const SnmpValue &value) const
{
    if (value.isMissing())
        return std::nullopt;
    Fact fact{.key = object.key, .source = Source::Olt};
    const auto raw = numberOf(value);
    if (!raw) {
        fact.value = value.toText();
        fact.rejected = u"%1 instead of a number"_s.arg(typeName(value.type));
        return fact;
    }
    const bool isWhole = std::floor(*raw) == *raw && std::abs(*raw) < 9e15;
    if (isWhole && object.invalid.contains(qint64(*raw)))
        return std::nullopt;
    if (object.key == FactKey::OntState) {
        const QString word = isWhole ? object.words.value(qint64(*raw)) : QString();
        fact.value = word.isEmpty() ? value.toText() : word;
        if (word.isEmpty())
            fact.rejected = u"%1 is no state that is known"_s.arg(value.toText());
        return fact;
    }
    double number = *raw;
    if (object.wrapAbove && number > double(*object.wrapAbove))
        number -= double(object.wrapBy);
    // To a thousandth: beyond it stands only what binary fractions leave.
    const double level = std::round((number * object.scale + object.offset) * 1000) / 1000;
    fact.value = level;
    fact.unit = Unit::Dbm;
    if (!(level >= m_least && level <= m_most))
        fact.rejected = u"%1 dBm is outside %2..%3 dBm"_s.arg(level, 0, 'g', 6)
                            .arg(m_least, 0, 'g', 6)
                            .arg(m_most, 0, 'g', 6);
    return fact;
}

std::optional<Oid> instanceOf(const OpticsMap::Object &object, const OntPort &port)
{
    QList<quint32> index;
    for (const OpticsMap::IndexTerm &term : object.index) {
        // Fields are below 2^32 and factors below 2^53, so that the sum is safe in long double.
        const long double number = static_cast<long double>(term.base)
            + static_cast<long double>(term.frame) * port.frame
            + static_cast<long double>(term.slot) * port.slot
            + static_cast<long double>(term.port) * port.port
            + static_cast<long double>(term.ont) * port.ont;
        if (!(number >= 0 && number <= std::numeric_limits<quint32>::max()))
            return std::nullopt;
        index.append(static_cast<quint32>(number));
    }
    const Oid oid = object.oid.with(index);
    return oid.size() <= Oid::maximumLength ? std::optional(oid) : std::nullopt;
}

} // namespace FibreDesk::Cpe
