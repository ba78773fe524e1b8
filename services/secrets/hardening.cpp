// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/hardening.h"

#include <QFileInfo>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Safe {

namespace {

constexpr mode_t othersNothing = 0077;

} // namespace

void hardenProcess()
{
    umask(othersNothing);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    forbidMemoryPictures();
#endif
}

void forbidMemoryPictures()
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
    // In a Flatpak the portals look at us through /proc, which a process that cannot be dumped
    // denies them; there the limit has to do.
    if (!QFileInfo::exists(u"/.flatpak-info"_s))
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace FibreDesk::Safe
