/* Leaks on purpose. In a build with sanitizers this program must fail, or no leak elsewhere would be seen
 * either. */
#include <criterion/criterion.h>
#include <stdlib.h>

Test(control, leaks)
{
    char *volatile lost = malloc(64);
    cr_assert_not_null(lost);
    lost = NULL;
}
