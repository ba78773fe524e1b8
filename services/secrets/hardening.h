// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace FibreDesk::Safe {

/// Before anything else in main(): whatever this program makes is its user's alone (0600 in 0700),
/// and it leaves no picture of its memory behind when it dies. A build for finding faults keeps the
/// picture.
void hardenProcess();

/// Only the second half of it, in every build: no core file, and no other program of this user may
/// look into the memory.
void forbidMemoryPictures();

} // namespace FibreDesk::Safe
