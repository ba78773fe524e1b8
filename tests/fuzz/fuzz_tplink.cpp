// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device's web page answers: keys, sign-ins, pages and calls, sealed and unsealed. Read or
// refused with a reason; no header can be made of a token, and no secret passes the stars.

#include "fuzz.h"

#include "cpe/tplink/webfacts.h"

#include <algorithm>
#include <cctype>

using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::TpLink;
using namespace Qt::StringLiterals;
using FibreDesk::Fuzz::require;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = FibreDesk::Fuzz::bytesOf(data, size);
    if (const auto key = readKey(bytes)) {
        require(key->modulus.size() >= 128);
        // A hostile key signs nothing or whole blocks.
        if (const auto signature = sign(*key, "h=0&s=1"))
            require(signature->size() % 128 == 0 || signature->size() >= 128);
    } else {
        require(!key.error().detail.isEmpty());
    }
    if (const auto token = readToken(bytes))
        require(std::ranges::all_of(*token, [](char sign) { return std::isxdigit(sign) != 0; }));
    if (const auto said = readSignIn(bytes)) {
        require(said->lockedSeconds >= 0 && said->code >= 0);
        require(said->attemptsLeft.value_or(0) >= 0
            && said->attemptsLeft.value_or(0) <= AttemptsBeforeLock);
    }
    for (const Family family : {Family::Cbc, Family::Gcm}) {
        const SessionKey key{.family = family,
            .key = QByteArray(16, '1'),
            .iv = QByteArray(family == Family::Cbc ? 16 : 12, '2')};
        if (const auto plain = unseal(key, bytes))
            require(plain->size() <= bytes.size());
        const auto sealed = seal(key, bytes);
        require(sealed && unseal(key, sealed->data + sealed->tag) == bytes);
    }
    const auto told = readCall(bytes, u"web"_s);
    if (!told) {
        require(!told.error().detail.isEmpty());
        return 0;
    }
    DeviceFacts facts;
    for (const Wanted &wanted : wantedObjects())
        fill(facts, wanted.object, *told, QDateTime::fromSecsSinceEpoch(0));
    for (const Fact &fact : facts.facts) {
        require(!isSecretName(fact.path));
        const bool isLevel = fact.key == FactKey::OpticalRx || fact.key == FactKey::OpticalTx;
        const double level = fact.value.toDouble();
        require(!isLevel || !fact.rejected.isEmpty() || (level >= -40 && level <= 10));
    }
    for (const Host &host : facts.hosts)
        require(macOf(host.mac) == host.mac && !host.mac.isEmpty());
    for (const StaticLease &lease : staticLeases(*told))
        require(!lease.mac.isEmpty());
    for (const Instance &instance : withoutSecrets(*told)) {
        for (auto value = instance.values.begin(); value != instance.values.end(); ++value)
            require(!isSecretName(value.key()) || value->toString() == "***"_L1
                || value->toString().isEmpty());
    }
    return 0;
}
