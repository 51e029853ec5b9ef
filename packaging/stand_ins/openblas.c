/* In place of OpenBLAS, the linear algebra of numpy: pandas loads numpy, and the program multiplies no
 * matrix. numpy tries a scalar product as it is imported, so those two work. Whatever else is called
 * ends the process at once and says so: a wrong number would be worse. */
#include "stand_in.h"

#include <stdio.h>
#include <stdlib.h>

#define PRODUCT(name, number)                                                                       \
    OFFERED number name(long long n, const number *x, long long dx, const number *y, long long dy)  \
    {                                                                                               \
        number sum = 0;                                                                             \
        const number *a = dx < 0 ? x - (n - 1) * dx : x, *b = dy < 0 ? y - (n - 1) * dy : y;        \
        for (long long at = 0; at < n; at++)                                                        \
            sum += a[at * dx] * b[at * dy];                                                         \
        return sum;                                                                                 \
    }

#define ENDS(name)                                                                                  \
    OFFERED void name(void)                                                                         \
    {                                                                                               \
        fputs("FlowIQ Desktop comes without linear algebra: " #name " was called.\n", stderr);      \
        abort();                                                                                    \
    }

PRODUCT(scipy_cblas_sdot64_, float)
PRODUCT(scipy_cblas_ddot64_, double)

ENDS(scipy_cblas_caxpy64_)
ENDS(scipy_cblas_cdotc_sub64_)
ENDS(scipy_cblas_cdotu_sub64_)
ENDS(scipy_cblas_cgemm64_)
ENDS(scipy_cblas_cgemv64_)
ENDS(scipy_cblas_csyrk64_)
ENDS(scipy_cblas_daxpy64_)
ENDS(scipy_cblas_dgemm64_)
ENDS(scipy_cblas_dgemv64_)
ENDS(scipy_cblas_dsyrk64_)
ENDS(scipy_cblas_saxpy64_)
ENDS(scipy_cblas_sgemm64_)
ENDS(scipy_cblas_sgemv64_)
ENDS(scipy_cblas_ssyrk64_)
ENDS(scipy_cblas_zaxpy64_)
ENDS(scipy_cblas_zdotc_sub64_)
ENDS(scipy_cblas_zdotu_sub64_)
ENDS(scipy_cblas_zgemm64_)
ENDS(scipy_cblas_zgemv64_)
ENDS(scipy_cblas_zsyrk64_)

ENDS(scipy_ccopy_64_)
ENDS(scipy_cgelsd_64_)
ENDS(scipy_cgesdd_64_)
ENDS(scipy_cgesv_64_)
ENDS(scipy_cgetrf_64_)
ENDS(scipy_cheevd_64_)
ENDS(scipy_cpotrf_64_)
ENDS(scipy_dcopy_64_)
ENDS(scipy_dgeev_64_)
ENDS(scipy_dgelsd_64_)
ENDS(scipy_dgeqrf_64_)
ENDS(scipy_dgesdd_64_)
ENDS(scipy_dgesv_64_)
ENDS(scipy_dgetrf_64_)
ENDS(scipy_dorgqr_64_)
ENDS(scipy_dpotrf_64_)
ENDS(scipy_dsyevd_64_)
ENDS(scipy_scopy_64_)
ENDS(scipy_sgeev_64_)
ENDS(scipy_sgelsd_64_)
ENDS(scipy_sgesdd_64_)
ENDS(scipy_sgesv_64_)
ENDS(scipy_sgetrf_64_)
ENDS(scipy_spotrf_64_)
ENDS(scipy_ssyevd_64_)
ENDS(scipy_zcopy_64_)
ENDS(scipy_zgeev_64_)
ENDS(scipy_zgelsd_64_)
ENDS(scipy_zgeqrf_64_)
ENDS(scipy_zgesdd_64_)
ENDS(scipy_zgesv_64_)
ENDS(scipy_zgetrf_64_)
ENDS(scipy_zheevd_64_)
ENDS(scipy_zpotrf_64_)
ENDS(scipy_zungqr_64_)
