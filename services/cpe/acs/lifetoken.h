// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

namespace FibreDesk::Cpe::Acs {

/// Whether the owner of a coroutine is still whole. A destructor that aborts its requests resumes
/// their coroutines at once, while a QPointer to it is not null yet: it ends its token first.
class LifeToken {
public:
    void end() { m_life.reset(); }

private:
    friend class LifeGuard;
    std::shared_ptr<char> m_life = std::make_shared<char>();
};

class LifeGuard {
public:
    explicit LifeGuard(const LifeToken &token)
        : m_life(token.m_life)
    {
    }
    explicit operator bool() const { return !m_life.expired(); }

private:
    std::weak_ptr<char> m_life;
};

} // namespace FibreDesk::Cpe::Acs
