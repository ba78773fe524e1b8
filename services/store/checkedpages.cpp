// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/checkedpages.h"

#include "store/querybreak.h"

#include <QtEndian>

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <mutex>
#include <vector>

namespace FibreDesk::Store {

namespace {

constexpr int sumSize = 8;
constexpr int headerSize = 100;
constexpr int smallestPage = 512;
constexpr int largestPage = 65536;

using Bytes = const unsigned char *;

/// What SQLite holds of an open file; the file of the VFS below follows in the same memory.
struct CheckedFile {
    sqlite3_file base;
    bool isDatabase;
    bool isChecked;
    int pageSize; ///< as its header says; 0 = not read yet
};

CheckedFile *checked(sqlite3_file *file)
{
    return reinterpret_cast<CheckedFile *>(file);
}

sqlite3_file *under(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(checked(file) + 1);
}

sqlite3_vfs *below(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

/// Not zero for a page of zeros: an emptied sector is damage too. Of what stands after a page its
/// number is in the sum, so that a page in the place of another one is found.
std::array<unsigned char, sumSize> sumOf(Bytes page, int size, sqlite3_int64 offset)
{
    quint32 first = 0x9e3779b9U ^ quint32(quint64(offset) >> 9U);
    quint32 second = 0x7f4a7c15U;
    for (int i = 0; i < size - sumSize; i += sumSize) {
        first += qFromLittleEndian<quint32>(page + i) + second;
        second += qFromLittleEndian<quint32>(page + i + 4) + first;
    }
    std::array<unsigned char, sumSize> sum{};
    qToLittleEndian(first, sum.data());
    qToLittleEndian(second, sum.data() + 4);
    return sum;
}

bool isPageSize(int size)
{
    return size >= smallestPage && size <= largestPage && (size & (size - 1)) == 0;
}

bool isSound(Bytes page, int size, sqlite3_int64 offset)
{
    return std::memcmp(sumOf(page, size, offset).data(), page + size - sumSize, sumSize) == 0;
}

void readHeader(CheckedFile *file, Bytes header)
{
    if (std::memcmp(header, "SQLite format 3", 16) != 0) {
        return; // SQLite says so itself
    }
    const int size = qFromBigEndian<quint16>(header + 16);
    file->pageSize = size == 1 ? largestPage : size;
    file->isChecked =
        header[20] == sumSize || qFromBigEndian<quint32>(header + 68) == quint32(checkedPagesMark);
}

int closeFile(sqlite3_file *file)
{
    return under(file)->pMethods->xClose(under(file));
}

/// A part of a page: the whole of it is read, for its sum.
int readPart(sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
    const int size = checked(file)->pageSize;
    const sqlite3_int64 start = offset / size * size;
    thread_local std::vector<unsigned char> page;
    page.resize(std::size_t(size));
    std::memset(to, 0, std::size_t(amount)); // what SQLite expects of a file that ends too early
    if (offset + amount > start + size) {
        return SQLITE_IOERR_DATA; // nothing reads over the end of a page
    }
    const int code = under(file)->pMethods->xRead(under(file), page.data(), size, start);
    if (code != SQLITE_OK) {
        return code;
    }
    if (!isSound(page.data(), size, start)) {
        return SQLITE_IOERR_DATA;
    }
    std::memcpy(to, page.data() + (offset - start), std::size_t(amount));
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
    CheckedFile *one = checked(file);
    if (one->isChecked && amount != one->pageSize && offset >= headerSize
        && isPageSize(one->pageSize)) {
        return readPart(file, to, amount, offset);
    }
    const int code = under(file)->pMethods->xRead(under(file), to, amount, offset);
    if (code != SQLITE_OK || !one->isDatabase) {
        return code;
    }
    const auto *bytes = static_cast<Bytes>(to);
    if (offset == 0 && amount >= headerSize) {
        readHeader(one, bytes);
    }
    const bool isPage = one->isChecked && isPageSize(amount) && offset % amount == 0;
    return isPage && !isSound(bytes, amount, offset) ? SQLITE_IOERR_DATA : SQLITE_OK;
}

int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    CheckedFile *one = checked(file);
    const auto *bytes = static_cast<Bytes>(from);
    if (one->isDatabase && offset == 0 && amount >= headerSize) {
        readHeader(one, bytes);
    }
    if (!one->isDatabase || !one->isChecked || !isPageSize(amount) || offset % amount != 0) {
        return under(file)->pMethods->xWrite(under(file), from, amount, offset);
    }
    thread_local std::vector<unsigned char> page;
    page.assign(bytes, bytes + amount);
    const auto sum = sumOf(bytes, amount, offset);
    std::memcpy(page.data() + amount - sumSize, sum.data(), sumSize);
    return under(file)->pMethods->xWrite(under(file), page.data(), amount, offset);
}

/// A page that is only mapped is never read here.
int fetchNothing(sqlite3_file *, sqlite3_int64, int, void **page)
{
    *page = nullptr;
    return SQLITE_OK;
}

const sqlite3_io_methods &methods()
{
    static const sqlite3_io_methods all{
        .iVersion = 3,
        .xClose = closeFile,
        .xRead = readFile,
        .xWrite = writeFile,
        .xTruncate =
            [](sqlite3_file *file, sqlite3_int64 size) {
                return under(file)->pMethods->xTruncate(under(file), size);
            },
        .xSync = [](sqlite3_file *file,
                     int flags) { return under(file)->pMethods->xSync(under(file), flags); },
        .xFileSize =
            [](sqlite3_file *file, sqlite3_int64 *size) {
                return under(file)->pMethods->xFileSize(under(file), size);
            },
        .xLock = [](sqlite3_file *file,
                     int lock) { return under(file)->pMethods->xLock(under(file), lock); },
        .xUnlock = [](sqlite3_file *file,
                       int lock) { return under(file)->pMethods->xUnlock(under(file), lock); },
        .xCheckReservedLock =
            [](sqlite3_file *file, int *result) {
                return under(file)->pMethods->xCheckReservedLock(under(file), result);
            },
        .xFileControl =
            [](sqlite3_file *file, int operation, void *argument) {
                return under(file)->pMethods->xFileControl(under(file), operation, argument);
            },
        .xSectorSize =
            [](sqlite3_file *file) { return under(file)->pMethods->xSectorSize(under(file)); },
        .xDeviceCharacteristics =
            [](sqlite3_file *file) {
                return under(file)->pMethods->xDeviceCharacteristics(under(file));
            },
        .xShmMap =
            [](sqlite3_file *file, int region, int size, int extend, void volatile **to) {
                return under(file)->pMethods->xShmMap(under(file), region, size, extend, to);
            },
        .xShmLock =
            [](sqlite3_file *file, int offset, int count, int flags) {
                return under(file)->pMethods->xShmLock(under(file), offset, count, flags);
            },
        .xShmBarrier = [](sqlite3_file *file) { under(file)->pMethods->xShmBarrier(under(file)); },
        .xShmUnmap =
            [](sqlite3_file *file, int deletes) {
                return under(file)->pMethods->xShmUnmap(under(file), deletes);
            },
        .xFetch = fetchNothing,
        .xUnfetch = [](sqlite3_file *, sqlite3_int64, void *) { return SQLITE_OK; },
    };
    return all;
}

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    *checked(file) = {.base = {.pMethods = nullptr},
        .isDatabase = (flags & SQLITE_OPEN_MAIN_DB) != 0,
        .isChecked = false,
        .pageSize = 0};
    const int code = below(vfs)->xOpen(below(vfs), name, under(file), flags, outFlags);
    // SQLite closes what has methods, also where opening it failed.
    file->pMethods = under(file)->pMethods ? &methods() : nullptr;
    return code;
}

} // namespace

void installCheckedPages()
{
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_vfs *real = sqlite3_vfs_find(nullptr);
        if (!real) {
            return;
        }
        static sqlite3_vfs layer;
        layer = *real;
        layer.szOsFile = int(sizeof(CheckedFile)) + real->szOsFile;
        layer.zName = "fibredesk";
        layer.pNext = nullptr;
        layer.pAppData = real;
        layer.xOpen = openFile;
        layer.xDelete = [](sqlite3_vfs *vfs, const char *name, int sync) {
            return below(vfs)->xDelete(below(vfs), name, sync);
        };
        layer.xAccess = [](sqlite3_vfs *vfs, const char *name, int flags, int *result) {
            return below(vfs)->xAccess(below(vfs), name, flags, result);
        };
        layer.xFullPathname = [](sqlite3_vfs *vfs, const char *name, int size, char *to) {
            return below(vfs)->xFullPathname(below(vfs), name, size, to);
        };
        layer.xRandomness = [](sqlite3_vfs *vfs, int size, char *to) {
            return below(vfs)->xRandomness(below(vfs), size, to);
        };
        layer.xSleep = [](sqlite3_vfs *vfs, int microseconds) {
            return below(vfs)->xSleep(below(vfs), microseconds);
        };
        layer.xCurrentTime = [](sqlite3_vfs *vfs, double *time) {
            return below(vfs)->xCurrentTime(below(vfs), time);
        };
        layer.xGetLastError = [](sqlite3_vfs *vfs, int size, char *text) {
            return below(vfs)->xGetLastError(below(vfs), size, text);
        };
        layer.xCurrentTimeInt64 = [](sqlite3_vfs *vfs, sqlite3_int64 *time) {
            return below(vfs)->xCurrentTimeInt64(below(vfs), time);
        };
        sqlite3_vfs_register(&layer, 1);
    });
}

void reserveForSums(const QSqlDatabase &db)
{
    if (sqlite3 *handle = sqliteHandle(db)) {
        int size = sumSize;
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &size);
    }
}

} // namespace FibreDesk::Store
