// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <cmath>
#include <span>
#include <vector>

namespace FibreDesk::Sandbox {

/// FNV-1a. qHash is not the same on every machine, even with a fixed seed.
[[nodiscard]] constexpr quint64 stableHash(QByteArrayView text)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char c : text)
        hash = (hash ^ uchar(c)) * 0x100000001b3ULL;
    return hash ^ (hash >> 29);
}

/// A small deterministic generator (SplitMix64). The standard library's distributions differ
/// between implementations; the same seed must give the same world everywhere.
class Random {
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }
    /// An independent stream for one purpose, so that adding draws here never shifts others.
    [[nodiscard]] static Random forPurpose(quint64 seed, quint64 purpose)
    {
        return Random(Random(seed * 0x9e3779b97f4a7c15ULL + purpose).next());
    }
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 ≤ result < bound
    int below(int bound) { return bound <= 1 ? 0 : int(next() % quint64(bound)); }
    /// first ≤ result ≤ last
    int between(int first, int last) { return first + below(last - first + 1); }
    /// 0 ≤ result < 1
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    double between(double first, double last) { return first + (last - first) * unit(); }
    bool chance(double probability) { return unit() < probability; }
    template <typename Container>
    const auto &pick(const Container &items)
    {
        return items[decltype(items.size())(below(int(items.size())))];
    }
    template <typename T>
    void shuffle(std::vector<T> &items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[std::size_t(below(int(i)))]);
    }

private:
    quint64 m_state;
};

} // namespace FibreDesk::Sandbox
